import { BaseError, type Deployment } from '@limpid/sdk'
import { type Address, isAddressEqual, type PublicActions } from 'viem'
import type { SentDeployment } from './deploy.ts'
import { CONTRACTS, type ContractName } from './loadArtifacts.ts'

/**
 * Checks that every contract was created where the others expect it, and returns the addresses.
 *
 * @throws when one was not, or is not mined yet.
 */
export async function confirmDeployment(
  client: Pick<PublicActions, 'getTransactionReceipt' | 'getCode'>,
  { deployment, hashes }: SentDeployment,
): Promise<Deployment> {
  const expected: Record<ContractName, Address> = {
    FuluLayout: deployment.layout,
    Pod: deployment.podImplementation,
    Operators: deployment.operators,
    Validators: deployment.validators,
    Checkpoints: deployment.checkpoints,
    Pool: deployment.pool,
  }
  for (const [i, name] of CONTRACTS.entries()) {
    const address = expected[name]
    const hash = hashes[i]
    if (hash === undefined) throw new BaseError(`no transaction creates ${name}; deploy again`)
    const { status, contractAddress } = await client.getTransactionReceipt({ hash })
    const isThere = contractAddress != null && isAddressEqual(contractAddress, address)
    // A creation that returns nothing succeeds too.
    const code = isThere ? await client.getCode({ address }) : undefined
    if (status !== 'success' || code === undefined || code === '0x') {
      throw new BaseError(`${name} was not created at ${address}; deploy again`)
    }
  }
  return deployment
}
