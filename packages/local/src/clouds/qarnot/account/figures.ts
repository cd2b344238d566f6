import type { components } from '../../../generated/qarnot/wire.ts';
import type { Usage } from '../execution/types.ts';
import type { QarnotOptions } from '../options.ts';

type Schemas = components['schemas'];

const hourMs = 3_600_000;

/** Says with every credit and carbon figure where it comes from. */
export const figuresHeader = { 'x-irori-figures': 'local; they say nothing about Qarnot' };

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** The price of core time in euros; a local figure. */
export function creditsOf(coreMs: number, { centsPerCoreHour }: QarnotOptions): number {
  return round(((coreMs / hourMs) * centsPerCoreHour) / 100, 6);
}

/**
 * The carbon facts of what ran, in both vocabularies that were seen. The power of a core and the
 * carbon of a kWh are options; nothing is measured.
 *
 * @param datacenter what to compare with
 */
export function carbonFacts(
  { coreMs }: Usage,
  { wattsPerCore, carbonPerKwh }: QarnotOptions,
  datacenter: string,
): Schemas['CarbonFacts'] & Schemas['CarbonFactsDocumented'] {
  const energy = round((coreMs / hourMs) * wattsPerCore, 6);
  const footprint = round((energy / 1000) * carbonPerKwh, 6);
  return {
    total_consumed_energy_Wh: energy,
    total_energy_it_Wh: energy,
    total_reused_energy_Wh: 0,
    qarnot_carbon_footprint: footprint,
    equivalent_datacenter_name: datacenter,
    equivalent_DC_carbon_footprint: footprint,
    saved_carbon_footprint_compute: 0,
    saved_carbon_footprint_heat: 0,
    saved_carbon_footprint_compute_heat: 0,
    saved_carbon_footprint_percent: 0,
    PUE: null,
    ERE: null,
    ERF: null,
    WUE: null,
    totalConsumedEnergyWh: energy,
    totalEnergyITWh: energy,
    totalReuseEnergyWh: 0,
    carbonFootprintC02Eq: footprint,
    pue: null,
    ere: null,
    erf: null,
    wue: null,
    comparisonDataCenterName: datacenter,
    equivalentDCCarbonFootprintC02Eq: footprint,
    savedCarbonFootprintComputeC02Eq: 0,
    savedCarbonFootprintHeatC02Eq: 0,
    savedCarbonFootprintComputeHeatC02Eq: 0,
    savedCarbonFootprintPercentage: 0,
  };
}
