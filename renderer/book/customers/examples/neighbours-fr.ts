import { call, emailIn, type FeaturedCustomer, visit } from './example';

/** People around the practice customers: the same number, nearly the same name, a company. */
export const neighboursFrench: readonly FeaturedCustomer[] = [
  {
    id: 'example-anais-lefebvre',
    person: ['Anaïs', 'Lefebvre'],
    language: 'fr',
    phones: [['mobile', '+33639980263']],
    email: 'anais.lefebvre@example.fr',
    address: '5 allée des Roitelets',
    city: '44800 Saint-Herblain',
    tags: [],
    note: '',
    sinceDays: 400,
    threads: [
      {
        ago: 390,
        queue: 'Livraison',
        steps: [
          call(
            0,
            '11:36',
            149,
            'Livraison › Adresse corrigée',
            'Le livreur cherchait à Nantes. Adresse de Saint-Herblain confirmée.',
          ),
        ],
      },
    ],
  },
  {
    id: 'example-residence-les-glycines',
    person: ['', ''],
    company: 'Résidence Les Glycines',
    language: 'fr',
    phones: [
      ['work', '+33261914400'],
      ['other', '+33639981177'],
    ],
    email: 'accueil@glycines.example.org',
    address: '40 boulevard des Glycines',
    city: '44000 Nantes',
    tags: ['Professionnel', 'Contrat Plus'],
    note: 'Résidence pour personnes âgées, 84 logements. Demander Mme Aubert à l’accueil.',
    sinceDays: 2_100,
    threads: [
      {
        ago: 48,
        queue: 'Assistance technique',
        steps: [
          emailIn(
            0,
            '09:18',
            'Livraison du nouveau standard',
            'Demande une livraison avant 9 h, par l’entrée de service.',
          ),
          visit(
            6,
            '08:10',
            'Standard livré et branché',
            'Douze postes essayés. Mme Aubert formée.',
          ),
          call(
            14,
            '10:05',
            505,
            'Téléphonie › Renvoi de nuit',
            'Renvoi de nuit vers le portable d’astreinte, essayé avec elle.',
          ),
        ],
      },
    ],
  },
];
