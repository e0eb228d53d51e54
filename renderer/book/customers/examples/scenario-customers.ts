import type { CustomerId } from '../../../model/customer';

export interface ScenarioCustomer {
  customerId: CustomerId;
  /** As the far end's user part: what rings. */
  number: string;
  name: string;
}

/** Who calls in each practice scenario. Ids and numbers never change: the book's examples carry the same. */
export const scenarioCustomers: Record<
  'complaint' | 'fault' | 'silent' | 'hangsUp',
  { fr: ScenarioCustomer; en: ScenarioCustomer }
> = {
  complaint: {
    fr: { customerId: 'example-claire-lefevre', number: '+33639984127', name: 'Claire Lefèvre' },
    en: { customerId: 'example-helen-whitfield', number: '+447700900127', name: 'Helen Whitfield' },
  },
  fault: {
    fr: { customerId: 'example-bruno-caradec', number: '+33639985531', name: 'Bruno Caradec' },
    en: { customerId: 'example-marcus-adeyemi', number: '+447700900364', name: 'Marcus Adeyemi' },
  },
  silent: {
    fr: { customerId: 'example-odette-vasseur', number: '+33353012764', name: 'Odette Vasseur' },
    en: { customerId: 'example-dorothy-pike', number: '+441174960183', name: 'Dorothy Pike' },
  },
  hangsUp: {
    fr: { customerId: 'example-karim-benali', number: '+33639987309', name: 'Karim Benali' },
    en: { customerId: 'example-gary-thornton', number: '+447700900582', name: 'Gary Thornton' },
  },
};
