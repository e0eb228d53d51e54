import {
  call,
  callOut,
  chat,
  emailIn,
  emailOut,
  faxIn,
  letterIn,
  letterOut,
  missed,
  type Thread,
  visit,
} from './example';

/** What customers ring about, in English. `{ref}`, `{thing}`, `{amount}` and `{hour}` are filled in. */
export const threadsEnglish: readonly Thread[] = [
  {
    queue: 'After-sales',
    tag: 'Warranty',
    steps: [
      call(
        0,
        '10:12',
        305,
        'Fault › Diagnosis',
        '{thing}: dead since last night. Plug and fuse checked together. Case {ref} opened.',
      ),
      emailOut(0, '10:25', 'Appointment offered', 'Case {ref}, between {hour} am and noon.'),
      visit(5, '11:20', 'Visit: board replaced', '{thing} running again, full test done.'),
      callOut(9, '16:05', 88, 'Call back › All fine', 'Works since the visit. Case {ref} closed.'),
    ],
  },
  {
    queue: 'After-sales',
    tag: 'Complaint',
    steps: [
      letterIn(
        0,
        '09:00',
        'Complaint: repair took too long',
        'Three weeks without the {thing}. Asks for a gesture.',
      ),
      callOut(
        2,
        '16:40',
        390,
        'Complaint › Credit agreed',
        'Delay admitted. Agreed on £{amount} of credit. Calm, content with the call.',
      ),
      letterOut(3, '10:30', 'Your credit', '£{amount}, valid for a year, ref. {ref}.'),
    ],
  },
  {
    queue: 'After-sales',
    steps: [
      missed(0, '12:31', 'Missed call', 'Hung up after waiting 50 s.'),
      callOut(
        0,
        '12:44',
        262,
        'Call back › Part needed',
        '{thing}: worn seal. Gave the part number, wants to fit it himself.',
      ),
      emailOut(0, '12:58', 'Your part number', 'Part {ref}, with the fitting guide.'),
    ],
  },
  {
    queue: 'Technical support',
    tag: 'Fibre',
    steps: [
      call(
        0,
        '09:04',
        508,
        'Connection › Drop-outs',
        'Drops every evening. Router restarted, cable moved to another port. To be watched for two days.',
      ),
      callOut(2, '10:50', 127, 'Call back › Line stable', 'No drop since. Speed as it should be.'),
    ],
  },
  {
    queue: 'Technical support',
    steps: [
      chat(
        0,
        '20:37',
        'Wi-Fi password',
        'Cannot find the key. Guided to the label under the router.',
      ),
    ],
  },
  {
    queue: 'Billing',
    tag: 'Direct debit',
    steps: [
      call(
        0,
        '12:22',
        276,
        'Bill › Amount disputed',
        'Does not understand £{amount} more. Reconnection fee explained line by line.',
      ),
      emailOut(0, '12:40', 'Your bill explained', 'Bill {ref} with notes, sent as PDF.'),
    ],
  },
  {
    queue: 'Billing',
    tag: 'Payment plan',
    steps: [
      call(
        0,
        '16:15',
        441,
        'Payment › Plan agreed',
        'Short of money this quarter. Three payments of £{amount}, no charge.',
      ),
      letterOut(1, '09:30', 'Your payment plan', 'Plan {ref}, first payment on the 5th.'),
      emailIn(33, '18:57', 'First payment made', 'Proof attached. Says thank you.'),
    ],
  },
  {
    queue: 'Retention',
    tag: 'Loyalty',
    steps: [
      call(
        0,
        '17:26',
        374,
        'Cancellation › Stayed',
        'Wanted to leave: too dear for the use. Took a lighter plan, £{amount} a month.',
      ),
      emailOut(0, '17:44', 'Your new plan', 'Contract {ref}, from the 1st of the month.'),
    ],
  },
  {
    queue: 'Delivery',
    steps: [
      call(
        0,
        '09:47',
        144,
        'Delivery › Late',
        '{thing} due this morning, did not come. New slot: tomorrow from {hour} am.',
      ),
      callOut(1, '15:33', 58, 'Call back › Delivered', 'On time, box undamaged.'),
    ],
  },
  {
    queue: 'Information',
    tag: 'Business',
    steps: [
      faxIn(0, '11:11', 'Signed order', 'Two pages by fax, order {ref}.'),
      callOut(
        0,
        '14:20',
        195,
        'Order › Confirmed',
        'Quantities read back. Delivery at the end of the week.',
      ),
    ],
  },
];

export const thingsEnglish = [
  'Calista washer',
  'Brivo dishwasher',
  'Norda fridge',
  'Aurea oven',
  'Ventaline dryer',
  'Silva hood',
  'Induxa hob',
  'Horizon 5 router',
] as const;
