/** Everybody on the lab's PBX. French numbers reserved for fiction, so that nobody real is ever rung. */
export const domain = 'lab.test';

/** Somebody with an account. */
export interface Person {
  user: string;
  secret: string;
  name: string;
}

/** The desk under test. */
export const agent = { user: '4108', secret: 'brume-4108', name: 'Agathe Roy' } as const;

/** A colleague's extension: a second browser. */
export const colleague = { user: '4109', secret: 'givre-4109', name: 'Basile Morel' } as const;

/** The customer at a real SIP program. The network's name is not the one in the book. */
export const customer = {
  user: '+33639980101',
  secret: 'pluie-0101',
  name: 'C LEFEVRE',
  national: '06 39 98 01 01',
} as const;

/** The customer in a second browser. */
export const browserCustomer = {
  user: '+33639980202',
  secret: 'neige-0202',
  name: 'D PETIT',
  national: '06 39 98 02 02',
} as const;

/** What customers call: rings at the desk, named by the PBX. */
export const queue = {
  number: '+33199001000',
  name: 'After-sales',
} as const;

/** People without a part of their own: as many phones side by side as a bench wants. */
export const spare = Array.from({ length: 8 }, (_, at) => ({
  user: `47${String(at).padStart(2, '0')}`,
  secret: `sable-47-${at}`,
  name: `Poste ${at + 1}`,
}));

export const accounts = [agent, colleague, customer, browserCustomer, ...spare] as const;

/** Numbers behind which sits a peer with one manner. */
export const oddNumbers = {
  busy: '4486',
  declined: '4603',
  notFound: '4404',
  redirect: '4302',
  noAnswer: '4408',
  earlyMedia: '4183',
  /** Answers while it is being cancelled. */
  lateAnswer: '4200',
  /** Answers twice, as two phones behind a proxy that forks. */
  twoAnswers: '4202',
  /** Refuses the first change of the call as crossing one of its own, and takes the next. */
  glare: '4491',
  /** Has forgotten the call when it is to be changed. */
  forgotten: '4481',
  /** Its side gives up on the call when it is to be changed, and sends no sound. */
  gone: '4409',
  /** The same, and its sound goes on. */
  unreached: '4410',
  /** Nothing comes from it in time: at once, and after it has rung. */
  timedOut: '4406',
  rangInVain: '4407',
  /** Asks for an offer in mid-call and refreshes the session. */
  lateOffer: '4205',
} as const;
export type OddManner = keyof typeof oddNumbers;
