import type { components } from '../../../generated/qarnot/wire.ts';
import { parseRanges } from '../execution/ranges.ts';
import type { TaskEntity } from '../store/types.ts';

type Schemas = components['schemas'];

function ruleWire(
  uuid: string,
  instance: number,
  rule: Schemas['ForcedNetworkRule'],
): Schemas['PortForwardRule'] {
  const name = rule.name ?? rule.port ?? '';
  const port = Number(rule.port);
  return {
    name,
    enabled: true,
    applicationType: rule.applicationType ?? null,
    proto: rule.proto,
    port: Number.isInteger(port) && rule.port != null ? port : null,
    allowedIPs: rule.to == null ? [] : [rule.to],
    access: {
      publicHost: `${uuid}-${instance}-${name}.gateway.qarnotservices.com`,
      publicPort: rule.proto.toLowerCase() === 'https' ? 443 : null,
    },
  };
}

/**
 * What is reached from outside, by instance and rule. Every instance has a key, also one without
 * rules. The host names are as Qarnot's; nothing of this machine is opened.
 */
export function portForwards({ row, body }: TaskEntity): Schemas['PortForwards'] {
  const rules = (body.forcedNetworkRules ?? []).filter(({ inbound }) => inbound);
  const ids =
    body.advancedRanges == null
      ? Array.from({ length: row.instance_count }, (_, id) => id)
      : (parseRanges(body.advancedRanges) ?? []);
  return Object.fromEntries(
    ids.map((id) => {
      const named = rules.map((rule) => {
        const wire = ruleWire(row.uuid, id, rule);
        return [wire.name ?? '', wire] as const;
      });
      return [String(id), Object.fromEntries(named)];
    }),
  );
}
