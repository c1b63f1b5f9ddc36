import { z } from 'zod';

/** Delivery models; the list is an inference of the domain paper and stays data (domain §8). */
export const modelWords = {
  'independent-trust': 'Independent trust outside council ownership',
  'council-company-social-care': 'Council-owned company, social care',
  'council-company-full-service': 'Council-owned company, full service',
  'jointly-owned': 'Jointly owned company over several councils',
  partnership: 'Partnership with another council',
  'council-with-support': 'Council direct with support',
  'executive-commissioner': 'Executive commissioner',
  unknown: 'Not known',
} as const;

/** What a vehicle does for children (domain §8). */
export const scopeWords = {
  'early-help': 'Early help',
  'social-care': 'Social care',
  'send-inclusion': 'Inclusion and SEND',
  education: 'Education',
  youth: 'Youth',
} as const;

/** How staff move to a vehicle (domain §8). */
export const staffTermsWords = {
  tupe: 'TUPE',
  secondment: 'Secondment',
  unknown: 'Not known',
} as const;

/** How the statutory post of director relates to the vehicle (domain §8). */
export const dcsWords = {
  dual: 'Chief executive is also director of children’s services',
  separate: 'Separate roles',
  unknown: 'Not known',
} as const;

/** A vehicle's stable key: lower-case words joined by hyphens. */
export const vehicleKey = () =>
  z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case words joined by hyphens')
    .max(80)
    .meta({
      title: 'Key of the vehicle',
      description: 'For example doncaster-childrens-services-trust',
      'x-input': 'text',
    });

/** What people call a vehicle: its name where the entry gives it, else its key as words. */
export function vehicleCalled(d: {
  readonly vehicle: string;
  readonly vehicleName?: string | undefined;
}): string {
  const words = d.vehicle.replaceAll('-', ' ');
  return d.vehicleName ?? words.charAt(0).toUpperCase() + words.slice(1);
}
