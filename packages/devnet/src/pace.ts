import type { Pace } from './beaconApi/devnetRoutes.ts'
import { secondsPerSlot } from './consensus/config.ts'

/** Real time: one slot every 12 seconds from the moment it is set to `wall`. */
export type Clock = {
  pace: Pace
  set(pace: Pace): void
}

/** A clock that calls `tick` once per slot. Chain time keeps a constant offset to real time; slots produced on
 * request come on top. After a pause of the machine it goes on from now instead of catching up. */
export function createClock(tick: () => void): Clock {
  let timer: NodeJS.Timeout | undefined
  const clock: Clock = {
    pace: 'manual',
    set: (pace) => {
      clock.pace = pace
      clearInterval(timer)
      if (pace === 'wall') timer = setInterval(tick, secondsPerSlot * 1000)
    },
  }
  return clock
}
