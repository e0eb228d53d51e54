import {
  call,
  callOut,
  chat,
  emailIn,
  emailOut,
  type FeaturedCustomer,
  letterIn,
  letterOut,
  missed,
  visit,
} from './example';

const repairs = 'After-sales';
const technical = 'Technical support';
const billing = 'Billing';

/** The English practice customers, written by hand. */
export const featuredEnglish: readonly FeaturedCustomer[] = [
  {
    id: 'example-helen-whitfield',
    person: ['Helen', 'Whitfield'],
    language: 'en',
    phones: [
      ['mobile', '+447700900127'],
      ['home', '+441174960155'],
    ],
    email: 'helen.whitfield@example.com',
    address: '12 Lime Tree Road',
    city: 'Bristol BS6 5XX',
    tags: ['Extended warranty'],
    note: 'Reach by phone, before 6 pm. Calista 8 kg washer, extended warranty.',
    sinceDays: 2_800,
    threads: [
      {
        ago: 602,
        queue: 'Delivery',
        steps: [
          call(
            0,
            '10:11',
            198,
            'Delivery › Slot booked',
            'Calista 8 kg washer. Morning slot, first floor, narrow stairs.',
          ),
          visit(5, '09:40', 'Delivered and installed', 'Levelled, old machine taken away.'),
          emailOut(
            6,
            '11:00',
            'Extended warranty registered',
            'Contract EW-5512, three years, parts and labour.',
          ),
        ],
      },
      {
        ago: 187,
        queue: billing,
        steps: [
          call(
            0,
            '17:02',
            141,
            'Invoice › Copy',
            'Needs a copy of the invoice for her home insurance.',
          ),
          emailOut(0, '17:09', 'Copy of invoice', 'Sent as PDF.'),
        ],
      },
      {
        ago: 12,
        queue: repairs,
        tag: 'Open case',
        steps: [
          call(
            0,
            '18:41',
            303,
            'Fault › Visit booked',
            'Washer full of water, code E21. Filter already cleaned. Visit in four days.',
          ),
          emailOut(
            0,
            '18:52',
            'Appointment confirmed',
            'Case SRV-20418. Technician Tom Ashby, between 2 and 4 pm.',
          ),
          visit(
            4,
            '14:30',
            'Visit: drain pump replaced',
            'Technician Tom Ashby, 45 min. Drain test fine at 15:10. Advised to ring if E21 comes back.',
          ),
          chat(
            7,
            '21:03',
            'E21 is back',
            'Evening message. Answered: ring us tomorrow, do not force the door.',
          ),
          emailIn(
            8,
            '08:15',
            'Photo of the display',
            'Photo of code E21. Asks whether the control board is at fault.',
          ),
          call(
            9,
            '11:20',
            432,
            'Fault › Part ordered',
            'Does not drain despite the new pump: code E21. Control board ordered. Promised a call before 5 pm with the visit date. Annoyed, stayed polite.',
          ),
          emailOut(9, '11:31', 'Part order confirmed', 'Ref. PC-88172, Calista control board.'),
        ],
      },
    ],
  },
  {
    id: 'example-marcus-adeyemi',
    person: ['Marcus', 'Adeyemi'],
    language: 'en',
    phones: [['mobile', '+447700900364']],
    email: 'marcus.adeyemi@example.com',
    address: 'Flat 9, 31 Quayside',
    city: 'Bristol BS1 6XX',
    tags: ['Fibre'],
    note: 'Works from home: a lost connection costs him his day.',
    sinceDays: 1_020,
    threads: [
      {
        ago: 390,
        queue: technical,
        steps: [
          call(
            0,
            '09:20',
            580,
            'Installation › Fibre appointment',
            'Socket wanted in the hall. Landlord agrees.',
          ),
          visit(8, '08:30', 'Fibre connected', 'Socket in the hall, 860 Mbit/s measured.'),
        ],
      },
      {
        ago: 58,
        queue: technical,
        tag: 'Drop-outs',
        steps: [
          chat(
            0,
            '14:26',
            'Slow Wi-Fi in the bedroom',
            'Suggested another channel, then a repeater.',
          ),
          call(
            3,
            '10:02',
            371,
            'Wi-Fi › Repeater sent',
            'Channel changed, little gain. Repeater sent free of charge.',
          ),
          emailOut(3, '10:15', 'Your repeater is on its way', 'Parcel CO-44871, two working days.'),
        ],
      },
      {
        ago: 5,
        queue: technical,
        steps: [
          emailOut(0, '07:00', 'Router update tonight', 'The router restarts by itself.'),
          call(
            3,
            '16:38',
            248,
            'Router › Restart',
            'Lost the connection for ten minutes, came back alone. Promised to look again after the update.',
          ),
        ],
      },
    ],
  },
  {
    id: 'example-dorothy-pike',
    person: ['Dorothy', 'Pike'],
    language: 'en',
    phones: [['home', '+441174960183']],
    email: 'dorothy.pike@example.org',
    address: '4 Mill Lane',
    city: 'Bristol BS9 3XX',
    tags: ['Hard of hearing'],
    note: 'Hard of hearing: speak slowly and leave time to answer. Her daughter Jean may be contacted.',
    sinceDays: 3_500,
    threads: [
      {
        ago: 515,
        queue: repairs,
        steps: [
          letterIn(
            0,
            '10:00',
            'Complaint: oven',
            'Letter by hand. The oven runs too hot, the timer no longer rings.',
          ),
          letterOut(
            4,
            '15:30',
            'Answer to the complaint',
            'Visit offered free of charge. Direct number in large print.',
          ),
          visit(
            11,
            '10:15',
            'Visit: thermostat replaced',
            'Oven tried at 180 °C. Timer shown, volume at its highest.',
          ),
        ],
      },
      {
        ago: 33,
        queue: repairs,
        steps: [
          missed(0, '15:02', 'Silent call', 'Silent line for 40 s, then hung up. Rang her back.'),
          callOut(
            0,
            '15:09',
            335,
            'Call back › Handset not seated',
            'It was her: the handset lead was loose. Wanted to know when to change the hood filter.',
          ),
          letterOut(1, '09:00', 'Hood leaflet', 'Sent in large print.'),
        ],
      },
    ],
  },
  {
    id: 'example-gary-thornton',
    person: ['Gary', 'Thornton'],
    language: 'en',
    phones: [['mobile', '+447700900582']],
    email: 'gary.thornton@example.com',
    address: '88 Station Street',
    city: 'London SE1 9XX',
    tags: ['Direct debit', 'Handle with care'],
    note: 'In a hurry, rings between two appointments. Come to the point.',
    sinceDays: 740,
    threads: [
      {
        ago: 205,
        queue: 'Retention',
        steps: [
          call(
            0,
            '13:10',
            279,
            'Retention › Offer accepted',
            'Wanted to leave for a competitor. Took 15 % off for twelve months.',
          ),
          emailOut(0, '13:25', 'Your discount', 'LOY-15 applies from the next bill.'),
        ],
      },
      {
        ago: 31,
        queue: billing,
        tag: 'Charged twice',
        steps: [
          call(
            0,
            '12:57',
            346,
            'Bill › Charged twice',
            'Charged £41.90 twice. Apologised, refund asked for, case BI-3381.',
          ),
          emailOut(1, '10:20', 'Your refund', '£41.90 within ten working days.'),
          emailIn(12, '19:44', 'Still nothing on my account', 'Asks where the refund is. Curt.'),
          chat(
            12,
            '20:02',
            'Where is the refund',
            'Answered: transfer on its way, proof tomorrow morning.',
          ),
          emailOut(13, '09:05', 'Refund sent', 'Transfer made this morning, proof attached.'),
        ],
      },
      {
        ago: 2,
        queue: billing,
        steps: [missed(0, '18:01', 'Missed call', 'Hung up after waiting 1 min 20.')],
      },
    ],
  },
];
