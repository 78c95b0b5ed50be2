import { type Deployment, validatorsAbi } from '@limpid/sdk'
import { formatEther } from 'viem'
import type { World } from '../world.ts'
import type { Narrator } from './narrator.ts'

/** Waits until the keeper has asked a validator for ether. */
export async function awaitWithdrawal(
  world: World,
  deployment: Deployment,
  narrator: Narrator,
): Promise<void> {
  const read = () => logsOf(world, deployment, 'WithdrawalRequested')
  await world.until('a withdrawal is requested', async () => (await read()).length > 0)
  for (const log of await read()) {
    if (log.eventName !== 'WithdrawalRequested') continue
    const { index, amountGwei } = log.args
    const amount = amountGwei === 0n ? 'everything' : `${formatEther(amountGwei, 'gwei')} ETH`
    narrator.say(`validator ${index} is asked for ${amount} through EIP-7002`)
  }
}

/** Gas of the first transaction that emitted the event: keepers send them, so only the chain knows. */
export async function gasOfFirst(
  world: World,
  deployment: Deployment,
  eventName: RegistryEvent,
): Promise<number> {
  const [log] = await logsOf(world, deployment, eventName)
  if (log === undefined) return 0
  const { gasUsed } = await world.client.getTransactionReceipt({ hash: log.transactionHash })
  return Number(gasUsed)
}

type RegistryEvent = 'Funded' | 'WithdrawalRequested'

async function logsOf(world: World, deployment: Deployment, eventName: RegistryEvent) {
  const fromBlock = BigInt(deployment.block)
  const address = deployment.validators
  return world.client.getContractEvents({
    ...{ address, abi: validatorsAbi, eventName, fromBlock, strict: true },
  })
}
