/** Every metric of the keeper. */
export const KEEPER_METRICS = {
  slot: { help: 'Last head slot that was handled.', type: 'gauge' },
  price_age_slots: { help: 'Slots since the last finalized state.', type: 'gauge' },
  validators: { help: 'Validators a checkpoint must prove.', type: 'gauge' },
  balance_ether: { help: 'Ether the keeper has for gas.', type: 'gauge' },
  ticks_total: { help: 'Head slots handled.', type: 'counter' },
  transactions_total: { help: 'Transactions sent, by verb.', type: 'counter' },
  failures_total: {
    help: 'Transactions not sent because they would fail, by verb.',
    type: 'counter',
  },
} as const
