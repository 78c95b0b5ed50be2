import { type Deployment, deposit, extractDeposit } from '@limpid/sdk'
import { formatEther } from 'viem'
import type { Actor, World } from '../world.ts'
import type { Narrator } from './narrator.ts'

export type Holder = { actor: Actor; deposited: bigint; shares: bigint; gas: number }

/** Holders deposit, all in one slot. */
export async function depositHolders(
  world: World,
  deployment: Deployment,
  amounts: readonly bigint[],
  narrator: Narrator,
): Promise<Holder[]> {
  const actors = amounts.map((_, number) => world.holder(number))
  const hashes = await Promise.all(
    actors.map((actor, i) => deposit(actor, { deployment, assets: amounts[i] ?? 0n })),
  )
  const receipts = await world.mine(...hashes)
  return receipts.map((receipt, i) => {
    const actor = actors[i]
    const deposited = amounts[i]
    if (actor === undefined || deposited === undefined) throw new Error('a deposit without holder')
    const { shares } = extractDeposit(receipt)
    narrator.say(
      `${actor.account.address} deposits ${formatEther(deposited)} ETH and gets ${formatEther(shares)} lmETH`,
    )
    return { actor, deposited, shares, gas: Number(receipt.gasUsed) }
  })
}
