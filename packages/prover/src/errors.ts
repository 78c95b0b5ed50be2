import { BaseError } from '@limpid/sdk'

/** What goes wrong between a beacon node and a proof. */
export class ProverError extends BaseError {
  constructor(message: string, options: BaseError.Options = {}) {
    super(message, { name: 'ProverError', ...options })
  }
}
