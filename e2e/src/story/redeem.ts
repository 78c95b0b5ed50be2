import {
  claim,
  type Deployment,
  extractClaim,
  extractRedeemRequest,
  getBatch,
  requestRedeem,
} from '@limpid/sdk'
import { formatEther } from 'viem'
import type { World } from '../world.ts'
import type { Holder } from './depositHolders.ts'
import type { Narrator } from './narrator.ts'

export type Redemption = {
  holder: Holder
  batch: bigint
  shares: bigint
  gas: number
}

/** One holder asks for ether. */
export async function request(
  world: World,
  deployment: Deployment,
  { holder, shares }: { holder: Holder; shares: bigint },
  narrator: Narrator,
): Promise<Redemption> {
  const hash = await requestRedeem(holder.actor, { deployment, shares })
  const [receipt] = await world.mine(hash)
  if (receipt === undefined) throw new Error('the request was not mined')
  const { batch } = extractRedeemRequest(receipt)
  narrator.say(
    `${holder.actor.account.address} queues ${formatEther(shares)} lmETH in batch ${batch}`,
  )
  return { holder, batch, shares, gas: Number(receipt.gasUsed) }
}

/** Waits for the checkpoint that funds the batch, and takes the ether. */
export async function collect(
  world: World,
  deployment: Deployment,
  redemption: Redemption,
  narrator: Narrator,
): Promise<{ funded: bigint; claimed: bigint; gas: number }> {
  const { batch, shares, holder } = redemption
  const read = () => getBatch(world.client, { deployment, batch })
  await world.until(`batch ${batch} is funded`, async () => (await read()).assets > 0n)
  const { assets } = await read()
  narrator.say(`batch ${batch} is funded with ${formatEther(assets)} ETH`)
  const [receipt] = await world.mine(await claim(holder.actor, { deployment, batch, shares }))
  if (receipt === undefined) throw new Error('the claim was not mined')
  const claimed = extractClaim(receipt).assets
  narrator.say(`${holder.actor.account.address} claims ${formatEther(claimed)} ETH`)
  return { funded: assets, claimed, gas: Number(receipt.gasUsed) }
}
