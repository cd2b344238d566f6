import type { HeaderCheck } from '../../../front/front.ts';
import { alreadyExists, type FieldProblem, invalid } from '../errors.ts';
import { findCatalogItem } from '../facts/catalog.ts';
import type { CatalogRequest, CustomRequest } from '../machine/plan.ts';
import { planOf } from '../machine/plan.ts';
import type { DenvrServices } from '../services.ts';
import type { InstanceRow } from '../store/instances.ts';
import { checkName, checkNode, knownCluster, knownPackage, knownPool, mistake } from './checks.ts';

const MOST_KEYS = 10;
const LONGEST_KEY = 512;
const LONGEST_SCRIPT = 16_384;
const variablePattern = /^[A-Za-z_][A-Za-z0-9_]*$/;
const keyPattern = /^[A-Za-z0-9_-]+$/;
const scriptPattern = /^[A-Za-z0-9. ()]{1,255}$/;

function problem(message: string, ...members: string[]): FieldProblem {
  return { message, members };
}

function environmentProblems(
  variables: Readonly<Record<string, string | null>> | null | undefined,
): FieldProblem[] {
  return Object.entries(variables ?? {}).flatMap(([name, value]) => {
    const member = `environmentVariables.${name}`;
    const found: FieldProblem[] = [];
    if (!variablePattern.test(name)) {
      found.push(problem(`The environment variable name "${name}" is not valid.`, member));
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the API forbids just these
    if (/[\u0000\r\n]/.test(value ?? '')) {
      found.push(problem(`The value of ${name} holds a line break or a zero byte.`, member));
    }
    return found;
  });
}

function scriptProblems(
  scripts: Readonly<Record<string, string | null>> | null | undefined,
): FieldProblem[] {
  return Object.entries(scripts ?? {}).flatMap(([name, text]) => {
    const found: FieldProblem[] = [];
    const member = `userScripts.${name}`;
    if (!scriptPattern.test(name) || /^\.{1,2}$/.test(name)) {
      found.push(problem(`The script name "${name}" is not valid.`, member));
    }
    const length = text?.length ?? 0;
    if (length < 1 || length > LONGEST_SCRIPT) {
      found.push(
        problem(`The script "${name}" must have 1 to ${LONGEST_SCRIPT} characters.`, member),
      );
    }
    return found;
  });
}

function proxyProblems(
  keys: readonly string[] | null | undefined,
  port: number | null,
): FieldProblem[] {
  const found: FieldProblem[] = [];
  found.push(...portProblems('proxyPort', port));
  if (port === 443) found.push(problem('The ProxyPort 443 is reserved.', 'proxyPort'));
  if (!keys || keys.length === 0) return found;
  if (port === null) found.push(problem('ProxyApiKeys need a ProxyPort.', 'proxyPort'));
  if (keys.length > MOST_KEYS) {
    found.push(problem(`There can be at most ${MOST_KEYS} ProxyApiKeys.`, 'proxyApiKeys'));
  }
  if (keys.some((key) => key.length > LONGEST_KEY || !keyPattern.test(key))) {
    const rule = `letters, digits, - and _, at most ${LONGEST_KEY}`;
    found.push(problem(`A ProxyApiKey is made of ${rule}.`, 'proxyApiKeys'));
  }
  return found;
}

function portProblems(
  member: 'proxyPort' | 'readinessWatcherPort',
  port: number | null,
): FieldProblem[] {
  if (port === null || (Number.isInteger(port) && port >= 1 && port <= 65_535)) return [];
  const label = member.charAt(0).toUpperCase() + member.slice(1);
  return [problem(`The ${label} must be a port number.`, member)];
}

function customProblems(request: CustomRequest): FieldProblem[] {
  const { runAsRoot, containerUid, containerGid } = request.securityContext ?? {};
  const needsIds = runAsRoot === false && (containerUid ?? containerGid) != null;
  const idProblems =
    needsIds && (containerUid == null || containerGid == null)
      ? [problem('ContainerUid and ContainerGid belong together.', 'securityContext')]
      : [];
  return [
    ...environmentProblems(request.environmentVariables),
    ...scriptProblems(request.userScripts),
    ...proxyProblems(request.proxyApiKeys, request.proxyPort ?? null),
    ...portProblems('readinessWatcherPort', request.readinessWatcherPort ?? null),
    ...idProblems,
  ];
}

function catalogProblems(request: CatalogRequest): FieldProblem[] {
  return [
    ...environmentProblems(request.environmentVariables),
    ...proxyProblems(request.proxyApiKeys, request.proxyPort ? Number(request.proxyPort) : null),
  ];
}

function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw invalid(problems);
}

/**
 * Creates a custom application.
 *
 * @throws RefusedError naming what is wrong with it.
 */
export function createCustom(
  services: DenvrServices,
  request: CustomRequest,
): Promise<InstanceRow> {
  refuse(customProblems(request));
  return create(services, request);
}

/** Creates an application of the catalog. */
export function createFromCatalog(
  services: DenvrServices,
  request: CatalogRequest,
): Promise<InstanceRow> {
  refuse(catalogProblems(request));
  const { applicationCatalogItemName: name, applicationCatalogItemVersion: version } = request;
  if (findCatalogItem(name, version) === undefined) {
    throw mistake(services.options, `The catalog has no item "${name}" of version "${version}".`);
  }
  return create(services, request);
}

async function create(
  services: DenvrServices,
  request: CustomRequest | CatalogRequest,
): Promise<InstanceRow> {
  const { auth, clock, containers, database, instances, lifecycle, options, fronts } = services;
  const cluster = knownCluster(options, request.cluster);
  const size = knownPackage(options, request.hardwarePackageName, cluster);
  const pool = knownPool(options, request.resourcePool, auth.account.tenant);
  checkNode(options, request.selectedNode, pool);
  checkName(options, request.name);
  const id = request.name.toLowerCase();
  const key = { kind: 'app', cluster, namespace: '', id } as const;
  if (instances.find(key) !== undefined) throw alreadyExists('applications', request.name);
  const createdAt = clock.now();
  const row = database.transaction(() =>
    instances.add({
      ...key,
      status: null,
      goal: 'online',
      due_at: createdAt + options.stepMs,
      size,
      created_at: createdAt,
      request: JSON.stringify(request),
    }),
  );
  lifecycle.arrange();
  const { port } = planOf(row);
  if (port === null) return row;
  const keys = request.proxyApiKeys ?? [];
  const target = containers.portOf(row, port);
  const frontPort = await fronts.open(frontOf(row), target, proxyCheck(keys, options.proxyKey));
  const now = instances.bySequence(row.sequence);
  if (now !== undefined) return instances.change(now, { front_port: frontPort });
  // It was destroyed meanwhile, when there was nothing to close yet.
  await fronts.close(frontOf(row));
  return row;
}

/** The name of the listener in front of an application. */
export function frontOf({ sequence }: Pick<InstanceRow, 'sequence'>): string {
  return `denvr-${sequence}`;
}

/** Lets in who shows one of the keys; everybody where there are none. */
export function proxyCheck(
  keys: readonly string[],
  how: 'Bearer' | 'X-API-Key',
): HeaderCheck | undefined {
  if (keys.length === 0) return undefined;
  return (headers) => {
    const given =
      how === 'Bearer'
        ? /^Bearer +(\S+)$/i.exec(String(headers.authorization ?? ''))?.[1]
        : headers['x-api-key'];
    return typeof given === 'string' && keys.includes(given);
  };
}
