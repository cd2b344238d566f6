import type { SchemaModule } from '../../../store/database.ts';

/** The tables of the Qarnot cloud. */
export const qarnotSchema: SchemaModule = { name: 'qarnot', migrations: [] };
