import { hardwareConstraints, hardwarePageMax, searchCpuModels } from '../account/hardware.ts';
import { infoWire, organizationQuotas, userQuotas } from '../account/info.ts';
import { profileOf } from '../account/profiles.ts';
import { badRequest, indented, noSuch } from '../errors.ts';
import type { QarnotServices } from '../services.ts';
import type { QarnotHandlers } from './handler.ts';
import { done } from './replies.ts';

type Handlers = Pick<
  QarnotHandlers,
  | 'ping'
  | 'listVersions'
  | 'getSettings'
  | 'getUserInfo'
  | 'listProfiles'
  | 'getProfile'
  | 'listHardwareConstraints'
  | 'searchCpuModelConstraints'
  | 'getUserComputingQuotas'
  | 'getOrganizationComputingQuotas'
>;

/** The service itself, the account and what can be asked for. */
export function accountRoutes(services: QarnotServices): Handlers {
  const { options, account, storageUrl } = services;
  return {
    ping: () => done,

    listVersions: () => indented(200, [{ version: 'v1', endOfLife: null }]),

    getSettings: () => indented(200, { storage: storageUrl() || null }),

    getUserInfo: () => indented(200, infoWire(account, options)),

    listProfiles: () => indented(200, options.profiles),

    getProfile: ({ id }) => {
      const profile = profileOf(id, options);
      if (profile === undefined) throw noSuch('profile', id);
      return indented(200, profile);
    },

    listHardwareConstraints: (request) => {
      const limit = Math.min(request.integer('limit', 1) ?? hardwarePageMax, hardwarePageMax);
      const offset = request.integer('offset', 0) ?? 0;
      const all = hardwareConstraints(options);
      const data = all.slice(offset, offset + limit);
      return indented(200, { data, offset, limit, total: all.length });
    },

    searchCpuModelConstraints: (request) => {
      const text = request.query('cpuModel')?.trim() ?? '';
      if (text === '') throw badRequest('The parameter cpuModel is required.');
      const found = searchCpuModels(text, options);
      if (found.length === 0) throw noSuch('CPU model', text);
      return indented(200, found);
    },

    getUserComputingQuotas: () => indented(200, userQuotas(options, account.counts())),

    getOrganizationComputingQuotas: () =>
      indented(200, organizationQuotas(options, account.counts(), account.email)),
  };
}
