import { replaySlot } from '../consensus/replaySlot.ts'
import type { Chain } from '../consensus/types.ts'
import type { Journal } from './journal.ts'

/** Runs the recorded slots on the chain, which stands at genesis, and records what comes after them. */
export async function continueJournal(chain: Chain, journal: Journal): Promise<void> {
  let offline: number[] = []
  for (const entry of journal.entries()) {
    await replaySlot(chain, entry.slot, entry.signed)
    offline = entry.offline
  }
  for (const index of offline) chain.offline.add(index)
  // First of the listeners: a slot is on disk before anybody hears of it.
  chain.listeners.add(({ slot, block }) =>
    journal.append({ slot, offline: [...chain.offline], signed: block?.signed ?? null }),
  )
}
