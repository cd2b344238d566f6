import type { CarbonFacts } from '../types.ts';

/** How carbon facts are asked for. */
export interface CarbonOptions {
  /** The data centre to compare with. @default what Qarnot compares with, `european_dc` */
  comparisonDatacenter?: string;
}

/** The names of the operator's own document, which differ from what all clients read. */
const DOCUMENTED: Readonly<Record<string, keyof CarbonFacts>> = {
  totalConsumedEnergyWh: 'total_consumed_energy_Wh',
  totalEnergyITWh: 'total_energy_it_Wh',
  totalReuseEnergyWh: 'total_reused_energy_Wh',
  carbonFootprintC02Eq: 'qarnot_carbon_footprint',
  comparisonDataCenterName: 'equivalent_datacenter_name',
  equivalentDCCarbonFootprintC02Eq: 'equivalent_DC_carbon_footprint',
  savedCarbonFootprintComputeC02Eq: 'saved_carbon_footprint_compute',
  savedCarbonFootprintHeatC02Eq: 'saved_carbon_footprint_heat',
  savedCarbonFootprintComputeHeatC02Eq: 'saved_carbon_footprint_compute_heat',
  savedCarbonFootprintPercentage: 'saved_carbon_footprint_percent',
  pue: 'PUE',
  ere: 'ERE',
  erf: 'ERF',
  wue: 'WUE',
};

/** Carbon facts by the names that Qarnot's clients read, in whichever of the two vocabularies they came. */
export function toCarbonFacts(answer: unknown): CarbonFacts {
  const given = { ...(answer as Readonly<Record<string, unknown>>) };
  for (const [documented, name] of Object.entries(DOCUMENTED)) {
    if (given[name] === undefined && given[documented] !== undefined) {
      given[name] = given[documented];
    }
  }
  return given as CarbonFacts;
}
