function list(words: readonly string[]): string {
  return words.join(', ');
}

function didYouMean(word: string | undefined): string {
  return word === undefined ? '' : ` Did you mean "${word}"?`;
}

/**
 * Every sentence that the command says beside its data, apart from what describes a flag, which
 * stands with the flag. One place, so that they sound alike and can be tested or translated.
 *
 * A failure is one sentence: what is wrong, where, and, where we know it, what to do.
 */
export const text = {
  // Failures of the command itself
  outputFailed: (reason: string): string => `The output could not be written: ${reason}.`,
  systemFailure: (reason: string): string => `The system refused: ${reason}.`,
  internalFailure: (reason: string): string => `Something unexpected went wrong: ${reason}`,
  internalHint: 'This is a fault in Irori; --debug shows where.',
  termsHint:
    'The terms of DOK must be accepted once for the account. That is a legal act, so Irori never does it by itself: read the terms, then accept them in the control panel or with: irori api dok acceptTerms',
  missingBucketHint: 'irori bucket ls lists those there are; irori bucket mb makes one.',

  // Configuration
  malformedToml: (at: string, reason: string): string => `${at}: this is not TOML: ${reason}.`,
  unknownConfigKey: (
    at: string,
    key: string,
    meant: string | undefined,
    known: readonly string[],
  ): string =>
    `${at}: unknown key "${key}".${didYouMean(meant) || ` The keys here are ${list(known)}.`}`,
  keyOfOtherCloud: (at: string, key: string, cloud: string, keys: readonly string[]): string =>
    `${at}: a profile of the cloud ${cloud} has no "${key}"; its keys are ${list(keys)}.`,
  flagOfOtherCloud: (flag: string, cloud: string): string =>
    `--${flag} is no setting of a profile of the cloud ${cloud}.`,
  profileOfOtherCloud: (profile: string, cloud: string, wanted: string): string =>
    `The profile "${profile}" is of the cloud ${cloud}, not ${wanted}: leave out --profile or --cloud.`,
  configNotText: (at: string, key: string): string => `${at}: "${key}" must be text in quotes.`,
  profilesNotTables: (at: string): string =>
    `${at}: "profiles" must be a table of tables: [profiles.<name>].`,
  profileNotTable: (at: string, name: string): string =>
    `${at}: the profile "${name}" must be a table: [profiles.${name}].`,
  unknownCloud: (at: string, cloud: string, known: readonly string[]): string =>
    `${at}: there is no cloud "${cloud}"; known are ${list(known)}.`,
  configUnreadable: (path: string, reason: string): string =>
    `The configuration file ${path} cannot be read: ${reason}.`,
  configUnwritable: (path: string, reason: string): string =>
    `The configuration file ${path} cannot be written: ${reason}.`,
  configNotEditable: (path: string, name: string): string =>
    `The profile "${name}" in ${path} is written in a way that cannot be changed safely; edit the file by hand.`,
  unknownProfile: (
    name: string,
    origin: string,
    meant: string | undefined,
    known: readonly string[],
  ): string => {
    const from = origin === 'option' ? '' : ` (from ${origin.replace(/^(env|file):/, '')})`;
    return `There is no profile "${name}"${from}.${didYouMean(meant) || ` Known are ${list(known)}.`}`;
  },
  addProfileHint: (name: string): string => `Add it with: irori config set-profile ${name}`,
  reservedProfile: (name: string): string =>
    `The profile "${name}" is built in and cannot be changed; choose another name.`,
  badProfileName: (name: string): string =>
    `"${name}" cannot be the name of a profile; use letters, digits, - and _.`,
  credentialsMissing: (
    profile: string,
    [token, secret]: readonly [string, string],
    file: string,
  ): string =>
    `The profile "${profile}" has no credentials: set ${token} and ${secret}, or access_token and access_token_secret under [profiles.${profile}] in ${file}.`,
  setCredentialsHint: (profile: string): string =>
    `irori config set-profile ${profile} asks for them and stores them (mode 0600).`,
  profileStored: (name: string, path: string): string => `Stored the profile "${name}" in ${path}.`,
  profileRemoved: (name: string, path: string): string =>
    `Removed the profile "${name}" from ${path}.`,
  profileChosen: (name: string): string => `"${name}" is now the profile used when none is named.`,
  secretsExposed: (path: string, mode: string): string =>
    `Others may read the credentials in ${path} (mode ${mode}): chmod 600 ${path}`,
  badUrl: (url: string): string => `"${url}" is no URL; it begins with https://.`,
  stdinOnce: 'Only one secret can be read from stdin.',

  // The local cloud
  dataDirUnusable: (path: string, reason: string): string =>
    `The data folder ${path} cannot be used: ${reason}.`,
  dataDirHint: 'Choose another with --data, or set XDG_DATA_HOME.',
  localCloudSlow: 'it did not get ready in time',
  localCloudSilent: 'it said that it is ready, but does not answer',
  localCloudExited: (how: string): string => `it ended at once (${how})`,
  localCloudFailed: (reason: string): string => `The local cloud did not start: ${reason}`,
  localCloudLogHint: (path: string): string => `Its log: ${path}`,
  localCloudStarted: (endpoint: { api: string; pid: number }): string =>
    `Started the local cloud at ${endpoint.api} (process ${endpoint.pid}). It stays until: irori local stop`,
  localCloudReady: (endpoint: { api: string; pid: number; dataDir: string }): string =>
    `The local cloud listens at ${endpoint.api} (process ${endpoint.pid}, data in ${endpoint.dataDir}).`,
  localCloudRunsAlready: (endpoint: { api: string; pid: number }): string =>
    `The local cloud already runs at ${endpoint.api} (process ${endpoint.pid}).`,
  localCloudNotRunning: (dataDir: string): string =>
    `No local cloud runs with the data folder ${dataDir}.`,
  localCloudTooOld: (cloud: string): string =>
    `The local cloud that runs does not speak the API of ${cloud}.`,
  restartLocalCloudHint: 'Restart it: irori local stop, then irori local start --detach',
  startLocalCloudHint: 'Start it with: irori local start --detach',
  localCloudStopping: 'Stopping: running jobs are ended, waiting ones stay for the next start.',
  localCloudStopped: (pid: number): string => `The local cloud (process ${pid}) has stopped.`,
  localCloudStuck: (pid: number): string =>
    `The local cloud (process ${pid}) did not stop in time; end it with: kill -9 ${pid} (nothing accepted is lost)`,
  localCloudRefused: (action: string, status: number): string =>
    `The local cloud refused to ${action} (status ${status}).`,
  localCloudReset: 'All jobs, logs and outputs of the local cloud are gone; its credentials stay.',
  resetQuestion: (dataDir: string): string => `Remove all jobs, logs and outputs in ${dataDir}?`,
  resetNeedsYes: 'This removes all jobs, logs and outputs of the local cloud.',
  resetNeedsYesHint: 'Say --yes to do it.',
  resetKept: 'Nothing was removed.',
  portTaken: (ports: readonly number[], api: string): string =>
    `Port ${ports.join(' or ')} is taken by another program, so the local cloud listens at ${api}.`,
  portInUse: (port: number): string => `Port ${port} is in use by another program.`,
  portInUseHint: 'Choose another with --port N or --s3-port N, or free ones with --port 0.',
  badSetFlag: (value: string): string => `--set "${value}" is not cloud.option=value.`,
  localOptionsHint: 'irori local options lists them all.',
  noLocalLog: (path: string): string =>
    `There is no log at ${path}: only a detached local cloud writes one.`,

  // Jobs
  nothingToRun: 'There is nothing to run: give a job file with -f, or a command after --.',
  imageMissing: (profile: string): string =>
    `The profile "${profile}" is a real cloud and needs --image (or image: in the job file).`,
  runsOnHost:
    'No image is named: the job runs as a process of this machine, not in a container (--image changes that).',
  imageMissingInContainers:
    'The local cloud runs jobs in containers: they need --image (or image: in the job file).',
  fileUnreadable: (what: string, path: string, reason: string): string =>
    `The ${what} ${path} cannot be read: ${reason}.`,
  badEnvFlag: (name: string): string =>
    `-e "${name}" is not NAME=value; a name has letters, digits and _ only.`,
  badEnvLine: (at: string): string => `${at}: this line is not NAME=value.`,
  badDuration: (flag: string, value: string): string =>
    `"${value}" is no duration for ${flag}; write for example 90s, 30m or 2h.`,
  badState: (state: string, meant: string | undefined, known: readonly string[]): string =>
    `There is no job state "${state}".${didYouMean(meant) || ` Known are ${list(known)}.`}`,
  submitted: (id: string, profile: string): string => `Job ${id} submitted to ${profile}.`,
  waitingFor: (state: string): string => state,
  ended: (state: string, exitCode: number | null, reason: string | null): string => {
    const code = exitCode === null ? '' : ` with exit code ${exitCode}`;
    return `The job ended: ${state}${code}${reason ? ` (${reason.replace(/\.$/, '')})` : ''}.`;
  },
  planned: (
    cloud: string,
    plan: string,
    limit: string,
    price: string | null,
    most: string | null,
  ): string =>
    `On ${cloud}, plan ${plan}, stopped after ${limit}${
      price === null ? '' : `; ${price} a second`
    }${most === null ? '' : `, at most ${most}`}.`,
  detached: (id: string): string =>
    [
      `No longer watching job ${id}; it goes on.`,
      `  irori logs -f ${id}   follow it again`,
      `  irori wait ${id}      wait for its end`,
      `  irori cancel ${id}    stop it`,
    ].join('\n'),
  canceling: (id: string): string => `Canceling job ${id}; Ctrl-C again leaves at once.`,
  logLost: (reason: string): string =>
    `The log can no longer be followed (${reason}); waiting for the end of the job.`,
  logCut: 'The job has ended, but the rest of its log did not come.',
  outputsAt: (count: number, folder: string): string =>
    `${count === 1 ? '1 output file' : `${count} output files`} in ${folder}`,
  noOutputs: 'The job left no outputs.',
  outputsNotFetched: (id: string, reason: string): string =>
    `The outputs could not be fetched: ${reason} Try again with: irori fetch ${id}`,
  outputsWaiting: (id: string): string => `The job left files; get them with: irori fetch ${id}`,
  notEndedRemove: (id: string, state: string): string =>
    `Job ${id} has not ended (${state}) and cannot be removed.`,
  notEndedRemoveHint: (id: string): string => `Stop and remove it with: irori rm --force ${id}`,
  noSuchJob: (word: string): string =>
    `No job was submitted from this machine with the name or id "${word}".`,
  listJobsHint: 'irori ps lists jobs with their full ids.',
  ambiguousJob: (word: string, ids: readonly string[]): string =>
    `"${word}" can mean ${ids.length} jobs: ${list(ids)}.`,
  alreadyEnded: (id: string, state: string): string => `Job ${id} has already ended (${state}).`,
  noJobs: 'No jobs.',
  jobOutOfSight: (id: string): string => `Job ${id} may still run; look with: irori show ${id}`,

  // Leftovers and offers
  noLeftovers: 'Nothing was left behind.',
  leftoversFound: (count: number): string =>
    `${count === 1 ? '1 leftover' : `${count} leftovers`}; irori gc --yes destroys what is listed.`,
  notLookedThrough: (cloud: string, profile: string, reason: string): string =>
    `${cloud} (profile ${profile}) could not be looked through: ${reason}`,
  badHours: (value: string): string => `"${value}" is no number of hours for --hours.`,
  badCurrency: (value: string, known: readonly string[]): string =>
    `There are no totals in "${value}"; known are ${list(known)}.`,
  ratesUsed: (date: string, file: string): string =>
    `Converted with the rates of ${date} in ${file}.`,
  ratesMissing: (currency: string, file: string): string =>
    `Some prices could not be converted to ${currency}: Irori has no rates of its own; put them into ${file} (see irori offers --help).`,

  // Buckets
  noBucketIn: (word: string): string => `"${word}" names no bucket; write bucket/key.`,
  noKeyIn: (word: string): string => `"${word}" names no object; write bucket/key.`,
  notABucket: (word: string): string => `"${word}" is not the name of a bucket.`,
  unclearPlaces: (from: string, to: string): string =>
    `It is not clear which of "${from}" and "${to}" is here and which is in a bucket.`,
  unclearPlacesHint: (from: string): string =>
    `A path here begins with a dot or a slash (./${from}), a place in a bucket may begin with s3://.`,
  bothHere: 'One of the two must be in a bucket.',
  isFolder: (place: string): string => `${place} is a folder; cp copies one file.`,
  syncHint: (from: string, to: string): string => `Use: irori bucket sync ${from} ${to}`,
  bucketMade: (name: string): string => `Made the bucket ${name}.`,
  bucketRemoved: (name: string): string => `Removed the bucket ${name}.`,
  bucketNotEmpty: (name: string): string => `The bucket ${name} is not empty.`,
  forceRemoveHint: (name: string): string =>
    `Remove it with all that is in it: irori bucket rb --force ${name}`,
  objectsRemoved: (count: number): string =>
    `Removed ${count === 1 ? '1 object' : `${count} objects`}.`,
  noBuckets: 'No buckets.',
  nothingInBucket: (bucket: string, prefix: string): string =>
    prefix === ''
      ? `The bucket ${bucket} is empty.`
      : `Nothing in ${bucket} begins with "${prefix}".`,
  copied: (from: string, to: string, size: string): string =>
    `Copied ${from} to ${to}${size === '' ? '' : ` (${size})`}.`,
  transferring: (key: string, done: string, total: string): string =>
    `${key}: ${done}${total === '' ? '' : ` of ${total}`}`,
  transferInterrupted: 'Interrupted. What is done stays done; the same command goes on there.',
  syncNeedsTwo: 'sync needs a folder here and a folder in a bucket.',
  syncComparing: (count: number): string => `Comparing: ${count} looked at`,
  syncTransferring: (done: number, total: number, bytes: string, totalBytes: string): string =>
    `${done} of ${total} files, ${bytes} of ${totalBytes}`,
  syncDeleting: 'Removing what only the other side has',
  syncCount: (count: number, what: string): string => (count === 0 ? '' : `${count} ${what}`),
  syncNothingToDo: (same: number): string =>
    `Nothing to do: ${same === 1 ? '1 file is' : `${same} files are`} the same.`,
  syncDone: (done: readonly string[], bytes: string, same: number): string =>
    `${list(done)} (${bytes}); ${same} the same.`,
  syncWouldDo: (done: readonly string[], same: number): string =>
    `Nothing was changed. It would be: ${list(done)}; ${same} the same.`,
  syncExtra: (count: number): string =>
    `${count === 1 ? '1 file exists' : `${count} files exist`} only on the other side; --delete removes them.`,
  syncRefused: (path: string, message: string): string => `Left alone: ${path}: ${message}`,
  syncCaseCollision: (path: string): string =>
    `${path} differs from another name only in case: on Windows or a Mac they are one file.`,

  // Doctor
  nodeTooOld: (found: string, needed: string): string =>
    `${found} is too old; Irori needs ${needed} or newer.`,
  folderNotWritable: (path: string): string =>
    `${path} cannot be written; change its owner or permissions.`,
  noEngine: (problem: string): string => `${problem} Local jobs run as processes.`,
  engineFound: (engine: {
    readonly engine: 'docker' | 'podman';
    readonly version: string;
    readonly socket: string;
    readonly gpus: 'nvidia' | 'cdi' | 'none';
  }): string => {
    const name = engine.engine === 'docker' ? 'Docker' : 'Podman';
    const gpus = engine.gpus === 'none' ? 'without GPUs' : `with GPUs (${engine.gpus})`;
    return `${name} ${engine.version} at ${engine.socket}, ${gpus}`;
  },
  leftoverContainers: (count: number): string =>
    `${count} ${count === 1 ? 'container is' : 'containers are'} left over. To remove: --yes`,
  noLeftoverContainers: 'No container is left over.',
  localCloudWillStart: 'not running; it is started when it is needed',
  proxyIgnored: (variable: string): string =>
    `${variable} is set, but Node.js does not use it by itself; from Node.js 24 on, NODE_USE_ENV_PROXY=1 makes it.`,
  noConfigFile: (path: string): string => `none (${path}); nothing is needed for the local cloud`,
  credentialsAccepted: 'the credentials are accepted',
  credentialsThere: 'has credentials (not tried: --offline)',
  noCredentials: 'has no credentials',
  clockSkewed: (seconds: number): string =>
    `this machine's clock differs from the cloud's by ${seconds} s`,

  // Tools
  unknownOperation: (cloud: string, id: string, meant: string | undefined): string =>
    `The API of ${cloud} has no operation "${id}".${didYouMean(meant)}`,
  listOperationsHint: (cloud: string): string => `irori api ${cloud} lists them all.`,
  missingParameters: (operation: string, names: readonly string[]): string =>
    `${operation} needs ${names.map((name) => `--${name}`).join(' and ')}.`,
  unknownParameter: (
    operation: string,
    name: string,
    meant: string | undefined,
    known: readonly string[],
  ): string =>
    `${operation} has no parameter "${name}".${
      didYouMean(meant) || (known.length === 0 ? ' It has none.' : ` It has ${list(known)}.`)
    }`,
  badParameter: (name: string, type: string, value: string): string =>
    `--${name} must be ${type}, not "${value}".`,
  badParamFlag: (value: string): string => `--param "${value}" is not name=value.`,
  bodyMissing: (operation: string): string =>
    `${operation} needs a body: --body '{…}', --body @file or --body - for stdin.`,
  bodyUnwanted: (operation: string): string => `${operation} takes no body.`,
  badJson: (where: string, reason: string): string => `${where} is not JSON: ${reason}.`,
  unknownShell: (shell: string): string =>
    `There is no completion for "${shell}"; known are bash, zsh and fish.`,
} as const;
