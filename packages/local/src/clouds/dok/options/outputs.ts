import { type OptionTable, oneOf, wholeNumber } from '../../../options/definition.ts';

/** Logs, output files and artifacts. */
export interface OutputOptions {
  artifactDelay: number;
  emptyArtifact: 'null' | 'archive';
  artifactUrl: 'null' | 'absent';
  retention: number;
  expiredArtifact: 'gone' | 'listed';
  deletedTaskArtifact: 'gone' | 'kept';
  presignedLifetime: number;
  outputWhileRunning: 'available' | 'missing';
  logReplay: 'all' | 'none';
  logFrames: 'text' | 'binary';
  logTokenLifetime: number;
}

export const outputOptions: OptionTable<OutputOptions> = {
  artifactDelay: {
    what: 'how long the download of an artifact answers 404 after the end of the task',
    default: 0,
    ...wholeNumber('seconds', 0),
    why: 'on the real service it fails for some seconds; set 2 to rehearse that',
    confidence: 'inferred',
  },
  emptyArtifact: {
    what: 'the artifact of a task that left no files',
    default: 'null',
    ...oneOf('null', 'archive'),
    why: 'unknown: null, or an archive with nothing in it',
    confidence: 'guess',
  },
  artifactUrl: {
    what: 'the key url of an artifact in profile 2026-06',
    default: 'null',
    ...oneOf('null', 'absent'),
    why: 'one client of 2026-06 knows an optional url; its value is unknown',
    confidence: 'single',
  },
  retention: {
    what: 'how long an artifact is kept after the end of its task; 0 stands for ever',
    default: 72,
    ...wholeNumber('hours', 0),
    why: '72 hours',
    confidence: 'certain',
  },
  expiredArtifact: {
    what: 'the record of an artifact whose time is over: 404, or listed without a download',
    default: 'gone',
    ...oneOf('gone', 'listed'),
    why: 'unknown',
    confidence: 'guess',
  },
  deletedTaskArtifact: {
    what: 'the artifact of a task that was deleted',
    default: 'gone',
    ...oneOf('gone', 'kept'),
    why: 'unknown whether it goes with the task or stays until its time is over',
    confidence: 'guess',
  },
  presignedLifetime: {
    what: 'how long a presigned URL works',
    default: 3600,
    ...wholeNumber('seconds', 1),
    why: 'unknown; clients fetch at once',
    confidence: 'guess',
  },
  outputWhileRunning: {
    what: 'download/output of a task that still runs: what there is so far, or 404',
    default: 'available',
    ...oneOf('available', 'missing'),
    why: 'unknown',
    confidence: 'guess',
  },
  logReplay: {
    what: 'what the log stream begins with: everything so far, or only what comes next',
    default: 'all',
    ...oneOf('all', 'none'),
    why: 'unknown',
    confidence: 'guess',
  },
  logFrames: {
    what: 'WebSocket frames of the log; bytes that are not UTF-8 are always sent as binary',
    default: 'text',
    ...oneOf('text', 'binary'),
    why: 'messages are raw text; the one client that reads them takes both kinds',
    confidence: 'guess',
  },
  logTokenLifetime: {
    what: 'how long the token of a log stream lets a client connect',
    default: 60,
    ...wholeNumber('seconds', 1),
    why: 'unknown',
    confidence: 'guess',
  },
};
