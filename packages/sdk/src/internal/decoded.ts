import { decodeError } from '../errors/decodeError.ts'

/** The promise's value; what it rejects with is decoded first. */
export async function decoded<value>(promise: Promise<value>): Promise<value> {
  try {
    return await promise
  } catch (error) {
    throw decodeError(error)
  }
}
