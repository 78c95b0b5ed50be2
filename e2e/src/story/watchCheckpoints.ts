import { checkpointsAbi, type Deployment } from '@limpid/sdk'
import { formatEther, type Hash } from 'viem'
import { truthAt } from '../truth.ts'
import type { World } from '../world.ts'
import type { Narrator } from './narrator.ts'
import type { CheckpointReport } from './report.ts'

/** What was seen of the checkpoints so far. */
export type CheckpointWatch = {
  readonly checkpoints: CheckpointReport[]
  /** Whether every price interval contained the truth, compared without rounding. */
  isTruthWithin(): boolean
}

/** Judges every checkpoint in the slot in which it is finalized. */
export function watchCheckpoints(
  world: World,
  deployment: Deployment,
  narrator: Narrator,
): CheckpointWatch {
  const checkpoints: CheckpointReport[] = []
  let within = true
  const address = deployment.checkpoints
  let seenBlock = BigInt(deployment.block)

  world.onSlot(async () => {
    const head = await world.client.getBlockNumber({ cacheTime: 0 })
    const finalized = await world.client.getContractEvents({
      address,
      abi: checkpointsAbi,
      eventName: 'Finalized',
      fromBlock: seenBlock + 1n,
      toBlock: head,
      strict: true,
    })
    seenBlock = head
    for (const { args } of finalized) {
      const { number, low, high } = args
      const slot = Number(args.slot)
      const { rpcUrl, beaconUrl } = world.devnet
      const { scaledValue, supply, truth } = await truthAt({
        ...deployment,
        ...{ rpcUrl, beaconUrl, number, slot },
      })
      const contained = low * supply <= scaledValue && scaledValue <= high * supply
      within &&= contained
      const logs = await world.client.getContractEvents({
        address,
        abi: checkpointsAbi,
        fromBlock: BigInt(deployment.block),
        toBlock: head,
        strict: true,
      })
      const own = logs.filter((log) => log.args.number === number)
      const opened = own.find((log) => log.eventName === 'Opened')
      if (opened?.eventName !== 'Opened') throw new Error(`checkpoint ${number} was never opened`)
      const { transactions, gas } = await sumGas(
        world,
        new Set(own.map((log) => log.transactionHash)),
      )
      checkpoints.push({
        slot,
        beaconRoot: opened.args.beaconRoot,
        low: String(low),
        high: String(high),
        truth: String(truth),
        validators: Number(opened.args.validators),
        transactions,
        gas,
      })
      narrator.say(
        `slot ${slot}: checkpoint ${number} proved ${opened.args.validators} validators for ${gas} gas: ` +
          `low ${formatEther(low)}, truth ${formatEther(truth)}, high ${formatEther(high)}` +
          (contained ? '' : '  <- THE INTERVAL MISSES THE TRUTH'),
      )
    }
  })
  return { checkpoints, isTruthWithin: () => within }
}

async function sumGas(world: World, hashes: ReadonlySet<Hash>) {
  const receipts = await Promise.all(
    [...hashes].map((hash) => world.client.getTransactionReceipt({ hash })),
  )
  const gas = receipts.reduce((sum, { gasUsed }) => sum + Number(gasUsed), 0)
  return { transactions: hashes.size, gas }
}
