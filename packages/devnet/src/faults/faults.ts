import type { Position } from '../beaconApi/devnetRoutes.ts'
import type { Chain } from '../consensus/types.ts'
import type { SlotQueue } from '../slotQueue.ts'
import { type DonateAnswer, donate } from './donate.ts'
import { type OfflineAnswer, setFinality, setOffline } from './offline.ts'
import type {
  DonateRequest,
  FinalityRequest,
  MissRequest,
  OfflineRequest,
  SlashRequest,
} from './requests.ts'
import { type SlashAnswer, slash } from './slash.ts'

/** What can go wrong on a real chain, on command. Each waits for the slots asked for before it; RequestError
 * if it cannot be done. */
export type Faults = {
  /** Validators offline, or back online. */
  offline(request: OfflineRequest): Promise<OfflineAnswer>
  /** Slots without a block, now. */
  miss(request: MissRequest): Promise<Position>
  /** Slashings for the next blocks. */
  slash(request: SlashRequest): Promise<SlashAnswer>
  /** Stops finality by taking 40 % of the active stake offline; `stop: false` brings every validator back. */
  finality(request: FinalityRequest): Promise<OfflineAnswer>
  /** A stranger's top-up, in the next block. */
  donate(request: DonateRequest): Promise<DonateAnswer>
}

export function createFaults(chain: Chain, queue: SlotQueue, donor: `0x${string}`): Faults {
  return {
    offline: (request) => queue.perform(async () => setOffline(chain, request)),
    miss: ({ slots }) => queue.advance(slots, { isMissed: true }),
    slash: (request) => queue.perform(async () => slash(chain, request)),
    finality: ({ stop }) => queue.perform(async () => setFinality(chain, stop)),
    donate: (request) => queue.perform(() => donate(chain, donor, request)),
  }
}
