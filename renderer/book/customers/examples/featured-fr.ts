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

const repairs = 'SAV Électroménager';
const technical = 'Assistance technique';
const billing = 'Facturation';
const retention = 'Fidélisation';

/** The French practice customers, written by hand; Claire Lefèvre is with her household. */
export const featuredFrench: readonly FeaturedCustomer[] = [
  {
    id: 'example-bruno-caradec',
    person: ['Bruno', 'Caradec'],
    language: 'fr',
    phones: [['mobile', '+33639985531']],
    email: 'bruno.caradec@example.fr',
    address: '3 venelle du Port',
    city: '29000 Quimper',
    tags: ['Fibre'],
    note: 'Travaille de chez lui : la connexion lui est indispensable en journée.',
    sinceDays: 1_140,
    threads: [
      {
        ago: 401,
        queue: technical,
        steps: [
          call(
            0,
            '09:12',
            611,
            'Installation › Rendez-vous fibre',
            'Prise au salon souhaitée. Syndic prévenu.',
          ),
          visit(
            9,
            '08:30',
            'Raccordement à la fibre',
            'Prise posée au salon, débit mesuré 870 Mbit/s. Box posée sur le meuble.',
          ),
        ],
      },
      {
        ago: 63,
        queue: technical,
        tag: 'Coupures',
        steps: [
          chat(0, '14:26', 'Wi-Fi lent à l’étage', 'Proposé : changer de canal, puis un répéteur.'),
          call(
            3,
            '10:02',
            398,
            'Wi-Fi › Répéteur envoyé',
            'Canal changé, gain faible. Répéteur envoyé sans frais.',
          ),
          emailOut(3, '10:15', 'Suivi d’envoi du répéteur', 'Colis CO-44870, livraison sous 48 h.'),
        ],
      },
      {
        ago: 5,
        queue: technical,
        steps: [
          emailOut(
            0,
            '07:00',
            'Mise à jour de la box',
            'Annonce de la mise à jour de nuit, redémarrage automatique.',
          ),
          call(
            3,
            '16:38',
            254,
            'Box › Redémarrage',
            'Perte de connexion de dix minutes. Revenue seule. Promis : vérifier après la mise à jour.',
          ),
        ],
      },
    ],
  },
  {
    id: 'example-odette-vasseur',
    person: ['Odette', 'Vasseur'],
    language: 'fr',
    phones: [['home', '+33353012764']],
    email: 'odette.vasseur@example.org',
    address: '27 rue du Moulin-Brûlé',
    city: '51100 Reims',
    tags: ['Malentendante'],
    note: 'Entend mal : parler lentement, laisser le temps de répondre. Son fils Alain peut être contacté.',
    sinceDays: 3_650,
    threads: [
      {
        ago: 520,
        queue: repairs,
        steps: [
          letterIn(
            0,
            '10:00',
            'Réclamation : four',
            'Lettre manuscrite. Le four chauffe trop, la minuterie ne sonne plus.',
          ),
          letterOut(
            4,
            '15:30',
            'Réponse à la réclamation',
            'Visite proposée, sans frais. Numéro direct indiqué en gros caractères.',
          ),
          visit(
            11,
            '10:15',
            'Visite : thermostat remplacé',
            'Four essayé à 180 °C. Minuterie montrée, volume au maximum.',
          ),
        ],
      },
      {
        ago: 34,
        queue: repairs,
        steps: [
          missed(0, '15:02', 'Appel sans parole', 'Ligne muette 40 s, puis raccroché. Rappelée.'),
          callOut(
            0,
            '15:10',
            342,
            'Rappel › Combiné mal posé',
            'C’était bien elle : le combiné était mal branché. Voulait savoir quand changer le filtre de la hotte.',
          ),
          letterOut(1, '09:00', 'Notice de la hotte', 'Notice en gros caractères envoyée.'),
        ],
      },
    ],
  },
  {
    id: 'example-karim-benali',
    person: ['Karim', 'Benali'],
    language: 'fr',
    phones: [
      ['mobile', '+33639987309'],
      ['work', '+33465714410'],
    ],
    email: 'karim.benali@example.fr',
    address: '88 cours Lafont',
    city: '69003 Lyon',
    tags: ['Prélèvement', 'Sensible'],
    note: 'Pressé, appelle entre deux rendez-vous. Aller droit au fait.',
    sinceDays: 760,
    threads: [
      {
        ago: 210,
        queue: retention,
        steps: [
          call(
            0,
            '13:10',
            288,
            'Fidélisation › Offre acceptée',
            'Voulait partir pour un concurrent. Remise de 15 % pendant douze mois acceptée.',
          ),
          emailOut(
            0,
            '13:25',
            'Confirmation de la remise',
            'Remise FID-15 appliquée dès la prochaine facture.',
          ),
        ],
      },
      {
        ago: 31,
        queue: billing,
        tag: 'Double prélèvement',
        steps: [
          call(
            0,
            '12:57',
            351,
            'Facture › Double prélèvement',
            'Prélevé deux fois de 46,90 €. Excuses présentées, remboursement demandé, dossier FA-3381.',
          ),
          emailOut(1, '10:20', 'Remboursement en cours', '46,90 € sous dix jours ouvrés.'),
          emailIn(
            12,
            '19:44',
            'Toujours rien sur mon compte',
            'Demande où en est le remboursement. Ton sec.',
          ),
          chat(
            12,
            '20:02',
            'Suivi du remboursement',
            'Répondu : virement au départ, preuve envoyée demain matin.',
          ),
          emailOut(13, '09:05', 'Remboursement émis', 'Virement émis ce matin, preuve jointe.'),
        ],
      },
      {
        ago: 2,
        queue: billing,
        steps: [missed(0, '18:01', 'Appel manqué', 'A raccroché après 1 min 20 d’attente.')],
      },
    ],
  },
];
