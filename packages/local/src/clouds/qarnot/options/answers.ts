import { flag, type OptionTable, oneOf, wholeNumber } from '../../../options/definition.ts';

/** How requests are judged and how answers look. */
export interface AnswerOptions {
  strict: boolean;
  tagMatch: 'any' | 'all';
  listOrder: 'newest' | 'oldest';
  pageSize: number;
  pageSizeMax: number;
  likeCase: 'exact' | 'ignored';
  scalingAnswer: 'object' | 'empty';
  secretStatuses: '201/204' | '200';
  snapshotAnswer: 'id' | 'empty';
  restart: 'clone' | 'refused';
  validationShape: 'message' | 'problem';
  bulkMax: number;
  progress: 'percent' | 'fraction';
  shortnameTaken: '400' | '409';
}

/** The options of requests and answers. */
export const answerOptions: OptionTable<AnswerOptions> = {
  strict: {
    what: 'refuse numbers and booleans that come as text, and the reverse',
    default: false,
    ...flag,
    why: 'the service reads JSON with Newtonsoft, which converts; whether it was told not to is unknown',
    confidence: 'inferred',
  },
  tagMatch: {
    what: 'what several `tag` parameters of a list mean: any of them, or all of them',
    default: 'any',
    ...oneOf('any', 'all'),
    why: 'not documented; the helpers of the Python client make any-of out of `tags=`',
    confidence: 'guess',
  },
  listOrder: {
    what: 'the order of lists, and of pages that ask for none',
    default: 'newest',
    ...oneOf('newest', 'oldest'),
    why: 'not documented',
    confidence: 'guess',
  },
  pageSize: {
    what: 'elements on a page when the request does not say',
    default: 50,
    ...wholeNumber('elements', 1),
    why: 'documented only: null means the default of the server; the command of Qarnot shows 50 at most',
    confidence: 'guess',
  },
  pageSizeMax: {
    what: 'the largest page; more is cut down to it',
    default: 1000,
    ...wholeNumber('elements', 1),
    why: 'the limit is unknown',
    confidence: 'guess',
  },
  likeCase: {
    what: 'whether the regular expression of Like tells upper from lower case',
    default: 'exact',
    ...oneOf('exact', 'ignored'),
    why: 'not documented; `/pattern/i` ignores case either way',
    confidence: 'guess',
  },
  scalingAnswer: {
    what: 'what GET /pools/{id}/scaling answers: the policies and the active one, or nothing',
    default: 'object',
    ...oneOf('object', 'empty'),
    why: 'the operator’s document types it as empty, which would be of no use',
    confidence: 'guess',
  },
  secretStatuses: {
    what: 'the statuses of writing secrets: 201 for new and 204 for the rest, or 200',
    default: '201/204',
    ...oneOf('201/204', '200'),
    why: 'clients accept every 2xx',
    confidence: 'guess',
  },
  snapshotAnswer: {
    what: 'what asking for a snapshot answers: its id, or nothing as older servers did',
    default: 'id',
    ...oneOf('id', 'empty'),
    why: 'newer clients read the id, older recordings have no body',
    confidence: 'inferred',
  },
  restart: {
    what: 'what the deprecated POST /tasks/{id}/restart does: runs a copy, or 403',
    default: 'clone',
    ...oneOf('clone', 'refused'),
    why: 'no client calls it; its document says nothing but that it is deprecated',
    confidence: 'guess',
  },
  validationShape: {
    what: 'how wrong values are refused: one sentence that names them, or a problem with each field',
    default: 'problem',
    ...oneOf('message', 'problem'),
    why: 'both shapes were seen: `Invalid task file. Invalid fields: name`, and ProblemDetails',
    confidence: 'guess',
  },
  bulkMax: {
    what: 'the most tasks that one request may submit',
    default: 1000,
    ...wholeNumber('tasks', 1),
    why: 'the limit is unknown',
    confidence: 'guess',
  },
  progress: {
    what: 'whether `progress` of a task goes to 100 or to 1',
    default: 'percent',
    ...oneOf('percent', 'fraction'),
    why: 'recorded as 100.0; an example of the operator shows 0.3',
    confidence: 'inferred',
  },
  shortnameTaken: {
    what: 'the status of a creation whose shortname is in use',
    default: '400',
    ...oneOf('400', '409'),
    why: 'not documented; no client looks for it',
    confidence: 'guess',
  },
};
