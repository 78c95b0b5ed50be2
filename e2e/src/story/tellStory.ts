import { type Deployment, getValidators } from '@limpid/sdk'
import { formatEther, parseEther } from 'viem'
import type { World } from '../world.ts'
import { awaitWithdrawal, gasOfFirst } from './awaitWithdrawal.ts'
import { deployPool } from './deployPool.ts'
import { depositHolders, type Holder } from './depositHolders.ts'
import { joinOperators } from './joinOperators.ts'
import type { Narrator } from './narrator.ts'
import { collect, request } from './redeem.ts'
import type { HolderReport, StoryReport } from './report.ts'
import { watchCheckpoints } from './watchCheckpoints.ts'

/** Odd on purpose: every rounding shows. The validators take nearly all of it, so that redeeming needs a withdrawal. */
const DEPOSITS = ['321.987654321012345678', '77.000000000000000001', '1234.5'].map((ether) =>
  parseEther(ether),
)
const TOP_UPS_ETHER = [[700n, 400n], [500n]] as const
const REQUESTED_SHARES = parseEther('200.000000000000000007')
const MIN_CHECKPOINTS = 3

/** Deposit, stake, prove, earn, redeem: plays the main job on the world's chain and reports what came of it. */
export async function tellStory(
  world: World,
  narrator: Narrator,
  startedAt = Date.now(),
): Promise<{ deployment: Deployment; report: StoryReport }> {
  const firstSlot = await world.advance()

  narrator.chapter('The pool is deployed; a keeper starts')
  const deployment = await deployPool(world)
  const watch = watchCheckpoints(world, deployment, narrator)
  await world.startKeepers(deployment)
  narrator.say(`pool ${deployment.pool}`)

  narrator.chapter('Three holders deposit odd amounts')
  const holders = await depositHolders(world, deployment, DEPOSITS, narrator)

  narrator.chapter('Two operators post bonds and predeposit')
  const operators = await joinOperators(world, deployment, TOP_UPS_ETHER, narrator)
  const keys = operators.flatMap(({ pubkeys }) => pubkeys)

  narrator.chapter('The keeper funds the validators by proof; they land and activate')
  const validators = () => getValidators(world.client, { deployment })
  await world.until('every key is funded', async () => (await validators()).length === keys.length)
  for (const { index, operatorId, topUpEther } of await validators()) {
    narrator.say(`validator ${index} of operator ${operatorId} got ${topUpEther} ETH`)
  }
  await world.until('every top-up is proven to have landed', async () =>
    (await validators()).every(({ landed }) => landed),
  )

  narrator.chapter('The validators earn; checkpoints move the price')
  await world.until('low is above 1', async () => {
    const last = watch.checkpoints.at(-1)
    return last !== undefined && BigInt(last.low) > BigInt(watch.checkpoints[0]?.low ?? 0)
  })

  narrator.chapter('A holder requests redemption; a withdrawal is triggered and the sweep arrives')
  const [redeemer] = holders
  if (redeemer === undefined) throw new Error('the story needs a holder')
  const shares = REQUESTED_SHARES
  const redemption = await request(world, deployment, { holder: redeemer, shares }, narrator)
  await awaitWithdrawal(world, deployment, narrator)

  narrator.chapter('A later checkpoint funds the batch; the holder claims')
  const paid = await collect(world, deployment, redemption, narrator)
  await world.until('there are enough checkpoints', async () => {
    return watch.checkpoints.length >= MIN_CHECKPOINTS
  })

  const lastSlot = await world.advance()
  const cost = divUp(redeemer.deposited * shares, redeemer.shares)
  const earned = paid.claimed - cost
  narrator.say(
    `the claimed shares had cost ${formatEther(cost)} ETH: ${formatEther(earned)} ETH earned`,
  )
  const { secondsPerSlot } = deployment.clock
  const report: StoryReport = {
    ok: watch.isTruthWithin() && watch.checkpoints.length >= MIN_CHECKPOINTS && earned > 0n,
    slots: lastSlot - firstSlot,
    seconds: Number(((Date.now() - startedAt) / 1000).toFixed(2)),
    chainSeconds: (lastSlot - firstSlot) * secondsPerSlot,
    operators: operators.length,
    validators: keys.length,
    holders: holders.map((holder) =>
      describeHolder(holder, holder === redeemer ? { shares, cost, ...paid } : undefined),
    ),
    deposited: String(sum(holders.map(({ deposited }) => deposited))),
    sharesMinted: String(sum(holders.map((holder) => holder.shares))),
    requested: String(shares),
    funded: String(paid.funded),
    claimed: String(paid.claimed),
    gas: {
      deposit: holders[0]?.gas ?? 0,
      fund: await gasOfFirst(world, deployment, 'Funded'),
      requestRedeem: redemption.gas,
      withdraw: await gasOfFirst(world, deployment, 'WithdrawalRequested'),
      claim: paid.gas,
    },
    checkpoints: watch.checkpoints,
  }
  return { deployment, report }
}

function describeHolder(
  { actor, deposited, shares }: Holder,
  redeemed: { shares: bigint; cost: bigint; funded: bigint; claimed: bigint } | undefined,
): HolderReport {
  return {
    address: actor.account.address,
    deposited: String(deposited),
    shares: String(shares),
    requestedShares: String(redeemed?.shares ?? 0n),
    fundedWei: String(redeemed?.funded ?? 0n),
    claimedWei: String(redeemed?.claimed ?? 0n),
    costOfRequestedShares: String(redeemed?.cost ?? 0n),
  }
}

const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n)
const divUp = (numerator: bigint, denominator: bigint) =>
  (numerator + denominator - 1n) / denominator
