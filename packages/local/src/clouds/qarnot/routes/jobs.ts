import { forbidden, indented, noSuch } from '../errors.ts';
import { isFinal } from '../execution/lifecycle.ts';
import { Jobs } from '../jobs/jobs.ts';
import type { QarnotRequest } from '../request/request.ts';
import type { QarnotServices } from '../services.ts';
import type { JobBody, JobEntity } from '../store/types.ts';
import type { QarnotHandlers } from './handler.ts';
import { pageReply, searchReply } from './lists.ts';
import { created, done, orRefuse, refuserOf, tagsOf } from './replies.ts';

type JobHandlers = Pick<
  QarnotHandlers,
  | 'listJobs'
  | 'createJob'
  | 'searchJobs'
  | 'listJobsPage'
  | 'getJob'
  | 'deleteJob'
  | 'terminateJob'
  | 'listJobTasks'
>;

/** Jobs: made, listed, terminated and deleted. */
export function jobRoutes(services: QarnotServices): JobHandlers {
  const { stores, listings, execution } = services;
  const jobs = new Jobs(services);
  const { rules } = listings;
  const find = ({ id }: QarnotRequest): JobEntity => {
    const job = stores.jobs.find(id);
    if (job === undefined) throw noSuch('job', id);
    return job;
  };
  const tasksOf = ({ row }: JobEntity) =>
    listings.tasks.all([], { sql: 't.job_uuid = ?', values: [row.uuid] });

  return {
    listJobs: (request) => indented(200, listings.jobs.all(tagsOf(request)).map(listings.job)),

    createJob: async (request) => {
      const body = await request.body<JobBody>();
      return created(request, 'jobs', jobs.create(body, refuserOf(request)));
    },

    listJobsPage: (request) => pageReply(request, listings.jobs, rules.jobs, listings.job),

    searchJobs: (request) => searchReply(request, listings.jobs, rules.jobs, listings.job),

    getJob: (request) => indented(200, listings.job(find(request))),

    deleteJob: (request) => {
      const job = find(request);
      const isForced = request.flag('force') === true;
      if (!isForced && tasksOf(job).some(({ row }) => !isFinal(row.state))) {
        throw forbidden('The job has tasks that run. Terminate it first, or delete it by force.');
      }
      execution.removeJob(job.row.uuid);
      return done;
    },

    terminateJob: async (request) => {
      const { row } = find(request);
      await request.drain();
      orRefuse(403, () => execution.terminateJob(row.uuid));
      return done;
    },

    listJobTasks: (request) => indented(200, tasksOf(find(request)).map(listings.task)),
  };
}
