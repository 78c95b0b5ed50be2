/** What decides whether the pool's value is to be proven now. */
export type CheckpointView = {
  /** Slot of the head. */
  slot: number
  isOpen: boolean
  /** Slot of the last finalized state. */
  lastSlot: number
  /** Slots between a finalized state and the next open. */
  period: number
}

export type CheckpointDecision = { action: 'open' | 'finish' | 'wait'; reason: string }

/** Decides when a checkpoint is opened and finished. */
export function decideCheckpoint(view: CheckpointView): CheckpointDecision {
  if (view.isOpen) return { action: 'finish', reason: 'a snapshot is open' }
  const dueSlot = view.lastSlot + view.period
  // A transaction sent now is in the next slot at the earliest, but is simulated in this one.
  if (view.slot >= dueSlot) return { action: 'open', reason: `due since slot ${dueSlot}` }
  return { action: 'wait', reason: `due at slot ${dueSlot}` }
}
