export {
  type Operation,
  type OperationId,
  type OperationParameter,
  operations,
} from './generated/operations.ts';
