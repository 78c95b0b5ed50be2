import { BaseError } from '../errors/baseError.ts'
import { unpackValidatorRecord } from '../types/validatorRecord.ts'
import { FAR_FUTURE_EPOCH } from '../units/time.ts'
import { prices, value } from './checkpointValue.ts'
import { bondFor, isFresh, isTopUp } from './fundingRules.ts'
import { PHASES, phaseOf } from './landing.ts'
import * as sharePrice from './sharePrice.ts'
import { type Columns, type Range, tabulate } from './tabulate.ts'
import { amountGwei, isNeeded, need } from './withdrawalDemand.ts'

/**
 * Inputs and results of every formula by its name, which contracts/test/unit/Formulas.t.sol feeds to the Solidity
 * libraries.
 */
export type Vectors = Record<string, Columns>

// What the contracts' types and their comments bound these by.
const AMOUNT: Range = [0n, 2n ** 96n - 1n]
const POSITIVE: Range = [1n, 2n ** 96n - 1n]
const GWEI: Range = [0n, 2n ** 64n - 1n]
const SECONDS: Range = [0n, 2n ** 40n - 1n]
const VALIDATORS: Range = [0n, 2n ** 20n]
const TOP_UP: Range = [31n, 1_983n]
const EPOCH: Range = [0n, 2n ** 32n - 1n]
const FLAG: Range = [0n, 1n]

type EpochName = 'eligibility' | 'activation' | 'exit'
/** Any epoch will do. */
const SOME_EPOCH = 7

const ETHER = 10n ** 18n
const ETHER_GWEI = 10n ** 9n

/** Every formula on its edges and on seeded random rows; the same on every run. */
export function createVectors(): Vectors {
  return {
    ...sharePriceVectors(),
    ...checkpointValueVectors(),
    phaseOf: landingVectors(),
    ...withdrawalDemandVectors(),
    ...fundingVectors(),
    validatorRecord: recordVectors(),
  }
}

function sharePriceVectors(): Vectors {
  const { lowDown, highUp, growthCapDown, mintPriceUp, queuePriceUp } = sharePrice
  const { sharesDown, assetsDown, assetsUp } = sharePrice
  const valued = { value: AMOUNT, supply: POSITIVE }
  const aged = { price: AMOUNT, elapsed: SECONDS }
  const year = [ETHER, sharePrice.YEAR]
  const third = [ETHER, 3n]
  return {
    lowDown: tabulate(valued, [third], (row) => ({ result: lowDown(row.value, row.supply) })),
    highUp: tabulate(valued, [third], (row) => ({ result: highUp(row.value, row.supply) })),
    growthCapDown: tabulate(aged, [year], (row) => ({
      result: growthCapDown(row.price, row.elapsed),
    })),
    mintPriceUp: tabulate(aged, [year, [ETHER, 1n]], (row) => ({
      result: mintPriceUp(row.price, row.elapsed),
    })),
    queuePriceUp: tabulate({ price: AMOUNT }, [[ETHER]], (row) => ({
      result: queuePriceUp(row.price),
    })),
    sharesDown: tabulate({ assets: AMOUNT, price: POSITIVE }, [third], (row) => ({
      result: sharesDown(row.assets, row.price),
    })),
    assetsDown: tabulate({ shares: AMOUNT, price: AMOUNT }, [third], (row) => ({
      result: assetsDown(row.shares, row.price),
    })),
    assetsUp: tabulate({ shares: AMOUNT, price: AMOUNT }, [third], (row) => ({
      result: assetsUp(row.shares, row.price),
    })),
  }
}

function checkpointValueVectors(): Vectors {
  const proven = { etherAtOpen: AMOUNT, provenGwei: GWEI, validators: VALIDATORS }
  const summed = {
    lowGwei: GWEI,
    highGwei: GWEI,
    etherAtOpen: AMOUNT,
    supply: POSITIVE,
    validators: VALIDATORS,
    growthCap: AMOUNT,
  }
  const validator = 33n * ETHER_GWEI
  return {
    // The operators' ether is all there is, one wei more, one gwei less.
    value: tabulate(
      proven,
      [
        [0n, ETHER_GWEI, 1n],
        [1n, ETHER_GWEI, 1n],
        [0n, ETHER_GWEI - 1n, 1n],
      ],
      (row) => ({ result: value(row.etherAtOpen, row.provenGwei, row.validators) }),
    ),
    // At the cap, above it, below it.
    prices: tabulate(
      summed,
      [ETHER, ETHER - 1n, ETHER + 1n].map((cap) => [
        ...[validator, validator, 0n, 32n * ETHER, 1n],
        cap,
      ]),
      (row) => {
        const sums = { lowGwei: row.lowGwei, highGwei: row.highGwei, exitingGwei: 0n }
        return prices(sums, row.etherAtOpen, row.supply, row.validators, row.growthCap)
      },
    ),
  }
}

function landingVectors(): Columns {
  const topUps = [31n, 32n, 255n, 256n, 1_983n].map((ether) => ether * ETHER_GWEI)
  const borders = topUps.flatMap((topUp) => {
    const landed = ETHER_GWEI + topUp - topUp / 256n
    const half = ETHER_GWEI + topUp / 2n
    const balances = [ETHER_GWEI, half - 1n, half, landed - 1n, landed, ETHER_GWEI + topUp]
    return balances.flatMap((balance) => [
      [balance, topUp, 11n, 10n, 0n],
      [balance, topUp, 10n, 10n, 0n],
      [balance, topUp, 2n ** 32n - 1n, 10n, 1n],
    ])
  })
  const ranges = {
    balanceGwei: [0n, 4_096n * ETHER_GWEI],
    topUpEther: TOP_UP,
    withdrawableEpoch: EPOCH,
    stateEpoch: EPOCH,
    wasUncertain: FLAG,
  } as const
  const rows = borders.map(([balance = 0n, topUp = 0n, ...rest]) => [
    balance,
    topUp / ETHER_GWEI,
    ...rest,
  ])
  return tabulate(ranges, rows, (row) => {
    const phase = phaseOf(
      row.balanceGwei,
      row.topUpEther * ETHER_GWEI,
      Number(row.withdrawableEpoch),
      Number(row.stateEpoch),
      row.wasUncertain === 1n,
    )
    return { result: BigInt(PHASES.indexOf(phase)) }
  })
}

function withdrawalDemandVectors(): Vectors {
  const demand = { queued: AMOUNT, idle: AMOUNT, onTheWay: AMOUNT }
  const asked = {
    needWei: [1n, 4_096n * ETHER],
    balanceGwei: [0n, 4_096n * ETHER_GWEI],
  } as const
  const [spare, partial] = [96n * ETHER_GWEI, 64n * ETHER]
  return {
    // Zero stands for NothingNeeded: a need is never zero.
    need: tabulate(
      demand,
      [
        [ETHER, ETHER, 0n],
        [ETHER, 0n, ETHER],
        [ETHER + 1n, ETHER, 0n],
      ],
      ({ queued, idle, onTheWay }) => ({
        result: isNeeded(queued, idle, onTheWay) ? need(queued, idle, onTheWay) : 0n,
      }),
    ),
    amountGwei: tabulate(
      asked,
      [
        [partial, spare],
        [partial, spare - 1n],
        [partial + 1n, 2n * spare],
        [1n, 2_048n * ETHER_GWEI],
        [ETHER_GWEI, 32n * ETHER_GWEI],
        [5_000n * ETHER, 2_048n * ETHER_GWEI],
      ],
      (row) => ({ result: amountGwei(row.needWei, row.balanceGwei) }),
    ),
  }
}

function fundingVectors(): Vectors {
  const topUp = { topUpEther: [0n, 4_096n] } as const
  const bounds = [30n, 31n, 32n, 1_983n, 1_984n].map((ether) => [ether])
  const key = {
    effectiveBalanceEther: [0n, 40n],
    slashed: FLAG,
    eligibilitySet: FLAG,
    activationSet: FLAG,
    exitSet: FLAG,
  } as const
  const untouched = [0n, 0n, 0n, 0n]
  const keys = [0n, 1n, 15n, 16n].flatMap((ether) =>
    [untouched, ...untouched.map((_, set) => untouched.map((_, i) => (i === set ? 1n : 0n)))].map(
      (flags) => [ether, ...flags],
    ),
  )
  return {
    isFresh: tabulate(key, keys, (row) => ({ result: toFlag(isFresh(toFact(row))) })),
    bondFor: tabulate(topUp, bounds, (row) => ({ result: bondFor(row.topUpEther) })),
    isTopUp: tabulate(topUp, bounds, (row) => ({ result: toFlag(isTopUp(row.topUpEther)) })),
  }
}

/** Epochs are either the state's or not set: nothing else matters for being fresh. */
function toFact(row: Record<'effectiveBalanceEther' | 'slashed' | `${EpochName}Set`, bigint>) {
  const epoch = (isSet: bigint) => (isSet === 1n ? SOME_EPOCH : FAR_FUTURE_EPOCH)
  return {
    index: 0,
    effectiveBalanceEther: Number(row.effectiveBalanceEther),
    slashed: row.slashed === 1n,
    activationEligibilityEpoch: epoch(row.eligibilitySet),
    activationEpoch: epoch(row.activationSet),
    exitEpoch: epoch(row.exitSet),
  }
}

function recordVectors(): Columns {
  return tabulate({ record: [1n, 2n ** 32n - 1n] }, [], ({ record }) => {
    const unpacked = unpackValidatorRecord(Number(record))
    if (unpacked === undefined) throw new BaseError('A record that is not zero must be readable.')
    return {
      seat: BigInt(unpacked.seat),
      topUpEther: BigInt(unpacked.topUpEther),
      landed: toFlag(unpacked.landed),
      exiting: toFlag(unpacked.exiting),
      uncertain: toFlag(unpacked.uncertain),
      asked: toFlag(unpacked.asked),
    }
  })
}

function toFlag(is: boolean): bigint {
  return is ? 1n : 0n
}
