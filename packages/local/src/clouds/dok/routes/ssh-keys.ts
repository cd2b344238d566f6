import type { components } from '../../../generated/dok/wire.ts';
import { empty, json } from '../../../http/reply.ts';
import { notFound } from '../errors.ts';
import { pageOfAll } from '../request/pages.ts';
import type { DokRequest } from '../request/request.ts';
import type { DokServices } from '../services.ts';
import type { SshKeyRow } from '../store/ssh-keys.ts';
import type { DokHandlers } from './handler.ts';

type SshKey = components['schemas']['SshKey'];

function keyWire({ id, name, pub_key, is_active }: SshKeyRow): SshKey {
  return { id, name, pub_key, is_active: is_active === 1 };
}

/**
 * Public SSH keys: kept and listed. No sshd is offered: a task that asks for `ssh` is accepted and
 * its `host_name` stays null.
 */
export function sshKeyRoutes({
  sshKeys,
  options,
}: DokServices): Pick<
  DokHandlers,
  'listSshKeys' | 'createSshKey' | 'getSshKey' | 'updateSshKey' | 'deleteSshKey'
> {
  const find = (request: DokRequest): SshKeyRow => {
    const row = sshKeys.find(request.param('keyId'));
    if (row === undefined) throw notFound();
    return row;
  };
  return {
    listSshKeys: (request) => {
      const isActive = request.query['is_active'];
      const keys = sshKeys.all().map(keyWire);
      const listed = keys.filter((key) => isActive === undefined || key.is_active === isActive);
      return pageOfAll(request, listed, options);
    },

    createSshKey: async (request) => {
      const { name, pub_key, is_active } = await request.body<Omit<SshKey, 'id'>>();
      return json(201, keyWire(sshKeys.create(name, pub_key, is_active)));
    },

    getSshKey: (request) => json(200, keyWire(find(request))),

    updateSshKey: async (request) => {
      const row = find(request);
      const { name, is_active } = await request.body<Pick<SshKey, 'name' | 'is_active'>>();
      return json(200, keyWire(sshKeys.update(row, name, is_active)));
    },

    deleteSshKey: (request) => {
      sshKeys.delete(find(request).id);
      return empty(204);
    },
  };
}
