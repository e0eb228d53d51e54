import { call, chat, emailIn, emailOut, type FeaturedCustomer, visit } from './example';

const repairs = 'SAV Électroménager';

/** Claire Lefèvre, who complains in practice, and Julien, who shares her number at home. */
export const householdFrench: readonly FeaturedCustomer[] = [
  {
    id: 'example-claire-lefevre',
    person: ['Claire', 'Lefèvre'],
    language: 'fr',
    phones: [
      ['mobile', '+33639984127'],
      ['home', '+33261913055'],
    ],
    email: 'claire.lefevre@example.fr',
    address: '12 rue des Tilleuls',
    city: '44000 Nantes',
    tags: ['Garantie étendue'],
    note: 'Joindre avant 18 h, par téléphone. Lave-linge Calista 8 kg, garantie étendue.',
    sinceDays: 2_800,
    threads: [
      {
        ago: 980,
        queue: 'Ventes',
        steps: [
          emailIn(
            0,
            '20:14',
            'Question avant achat',
            'Hésite entre le Calista 7 kg et le 8 kg. Foyer de quatre personnes.',
          ),
          emailOut(
            1,
            '09:40',
            'Réponse : modèle conseillé',
            'Conseillé le 8 kg, programme rapide 30 min. Guide joint.',
          ),
        ],
      },
      {
        ago: 610,
        queue: 'Livraison',
        steps: [
          call(
            0,
            '10:05',
            214,
            'Livraison › Créneau',
            'Commande du lave-linge Calista 8 kg. Créneau du matin demandé, 2e étage sans ascenseur.',
          ),
          visit(
            5,
            '09:30',
            'Livraison et mise en service',
            'Appareil mis à niveau, ancien repris. Notice remise.',
          ),
          emailOut(
            6,
            '11:00',
            'Garantie étendue enregistrée',
            'Contrat GE-5512, trois ans, pièces, main-d’œuvre et déplacement.',
          ),
        ],
      },
      {
        ago: 190,
        queue: 'Facturation',
        steps: [
          call(
            0,
            '17:22',
            166,
            'Facture › Duplicata',
            'Demande un duplicata pour son assurance habitation.',
          ),
          emailOut(0, '17:30', 'Duplicata de facture', 'Envoyé en PDF.'),
        ],
      },
      {
        ago: 12,
        queue: repairs,
        tag: 'Dossier ouvert',
        steps: [
          call(
            0,
            '18:41',
            303,
            'Panne › Intervention planifiée',
            'Lave-linge plein d’eau, code E21. Filtre déjà nettoyé. Visite fixée dans quatre jours.',
          ),
          emailOut(
            0,
            '18:52',
            'Confirmation de rendez-vous',
            'Dossier SAV-20418. Technicien Karim Ould, entre 14 h et 16 h.',
          ),
          visit(
            4,
            '14:30',
            'Visite : pompe de vidange remplacée',
            'Technicien Karim Ould, 45 min. Essai de vidange correct à 15 h 10. Conseillé : rappeler si le code E21 revient.',
          ),
          chat(
            7,
            '21:03',
            'Le code E21 est revenu',
            'Message du soir. Répondu : rappeler le service le lendemain, ne pas forcer le hublot.',
          ),
          emailIn(
            8,
            '08:15',
            'Photo de l’affichage',
            'Photo du code E21 jointe. Demande si la carte électronique est en cause.',
          ),
          call(
            9,
            '11:20',
            432,
            'Panne › Pièce commandée',
            'Ne vidange plus malgré la pompe neuve : code E21. Carte électronique commandée. Promis : rappel avant 17 h avec la date du technicien. Agacée, restée courtoise.',
          ),
          emailOut(
            9,
            '11:31',
            'Confirmation de commande de pièce',
            'Réf. PC-88172, carte électronique Calista.',
          ),
        ],
      },
    ],
  },
  {
    id: 'example-julien-lefevre',
    person: ['Julien', 'Lefèvre'],
    language: 'fr',
    phones: [
      ['home', '+33261913055'],
      ['mobile', '+33639984290'],
    ],
    email: 'julien.lefevre@example.fr',
    address: '12 rue des Tilleuls',
    city: '44000 Nantes',
    tags: [],
    note: 'Même foyer que Claire Lefèvre.',
    sinceDays: 900,
    threads: [
      {
        ago: 75,
        queue: repairs,
        steps: [
          call(
            0,
            '12:48',
            187,
            'Accessoire › Disponibilité',
            'Cherche un flexible de vidange de 2,5 m. Disponible en magasin.',
          ),
        ],
      },
    ],
  },
];
