import { createFill, setUint64 } from './createFill.ts'

/** Slot 13,500,000 is in the summer of 2026. */
export const SLOT = 13_500_000
const EPOCH = Math.floor(SLOT / 32)
const GWEI = 1_000_000_000
/** Lengths of the lists that do not grow with the validators, as on mainnet or a bad day of it. */
const HISTORICAL_ROOTS = 758
const HISTORICAL_SUMMARIES = 888
const PENDING_DEPOSITS = 50_000
const PENDING_PARTIAL_WITHDRAWALS = 5_000
const PENDING_CONSOLIDATIONS = 200

/** SSZ bytes of the state's variable fields, by name. */
export function renderMainnetLists(validators: number): Record<string, Uint8Array> {
  const fill = createFill(validators)
  return {
    historicalRoots: random(fill, HISTORICAL_ROOTS * 32),
    eth1DataVotes: new Uint8Array(),
    ...renderRegistry(validators, fill),
    latestExecutionPayloadHeader: renderPayloadHeader(fill),
    historicalSummaries: random(fill, HISTORICAL_SUMMARIES * 64),
    pendingDeposits: renderRecords(PENDING_DEPOSITS, 192, fill, (view, at) => {
      setUint64(view, at + 80, 32 * GWEI)
      setUint64(view, at + 184, SLOT)
    }),
    pendingPartialWithdrawals: renderRecords(PENDING_PARTIAL_WITHDRAWALS, 24, fill, (view, at) => {
      setUint64(view, at, fill.integer(validators))
      setUint64(view, at + 8, fill.integer(32 * GWEI))
      setUint64(view, at + 16, EPOCH + fill.integer(200))
    }),
    pendingConsolidations: renderRecords(PENDING_CONSOLIDATIONS, 16, fill, (view, at) => {
      setUint64(view, at, fill.integer(validators))
      setUint64(view, at + 8, fill.integer(validators))
    }),
  }
}

type Fill = ReturnType<typeof createFill>

/**
 * The five lists of the registry. A tenth of the validators have left, a seventh compound; about ten in a row were
 * activated together, as the churn limit lets them in.
 */
function renderRegistry(count: number, fill: Fill) {
  const validators = new Uint8Array(count * 121)
  const balances = new Uint8Array(count * 8)
  const previousEpochParticipation = new Uint8Array(count)
  const currentEpochParticipation = new Uint8Array(count)
  const inactivityScores = new Uint8Array(count * 8)
  const view = new DataView(validators.buffer)
  const balanceView = new DataView(balances.buffer)
  const scoreView = new DataView(inactivityScores.buffer)
  let eligibility = 0
  let activation = 0
  for (let i = 0, at = 0; i < count; i++, at += 121) {
    if (i % 10 === 0) {
      activation = Math.floor((i / count) * (EPOCH - 2_000))
      eligibility = Math.max(0, activation - 4 - fill.integer(300))
    }
    const hasExited = fill.integer(10) === 0
    const isCompounding = fill.integer(7) === 0
    const ether = isCompounding ? 32 + fill.integer(2_017) : 32
    const exit = activation + 300 + fill.integer(EPOCH - activation)
    fill.bytes(view, at, 48)
    view.setUint8(at + 48, isCompounding ? 2 : 1)
    fill.bytes(view, at + 60, 20)
    setUint64(view, at + 80, hasExited ? 0 : ether * GWEI)
    view.setUint8(at + 88, hasExited && fill.integer(1_000) === 0 ? 1 : 0)
    setUint64(view, at + 89, eligibility)
    setUint64(view, at + 97, activation)
    setUint64(view, at + 105, hasExited ? exit : Number.POSITIVE_INFINITY)
    setUint64(view, at + 113, hasExited ? exit + 256 : Number.POSITIVE_INFINITY)
    setUint64(balanceView, i * 8, hasExited ? 0 : ether * GWEI + fill.integer(20_000_000))
    previousEpochParticipation[i] = hasExited || fill.integer(200) === 0 ? 0 : 7
    currentEpochParticipation[i] = hasExited || fill.integer(5) > 1 ? 0 : 7
    if (fill.integer(100) === 0) setUint64(scoreView, i * 8, fill.integer(1_000) * 4)
  }
  return {
    validators,
    balances,
    previousEpochParticipation,
    currentEpochParticipation,
    inactivityScores,
  }
}

/** 584 bytes and the extra data, whose offset lies at 436. */
function renderPayloadHeader(fill: Fill): Uint8Array {
  const header = new Uint8Array(584 + 6)
  const view = new DataView(header.buffer)
  fill.bytes(view, 0, 404)
  setUint64(view, 404, 23_000_000)
  view.setUint32(436, 584, true)
  fill.bytes(view, 472, 96)
  header.set(new TextEncoder().encode('limpid'), 584)
  return header
}

function renderRecords(
  count: number,
  size: number,
  fill: Fill,
  overwrite: (view: DataView, at: number) => void,
): Uint8Array {
  const bytes = random(fill, count * size)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < bytes.length; at += size) overwrite(view, at)
  return bytes
}

function random(fill: Fill, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  fill.bytes(new DataView(bytes.buffer), 0, length)
  return bytes
}
