import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createMemoryHistory } from '@tanstack/react-router';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { setupServer } from 'msw/node';
import { aViewer } from '../../dev/board.builder.ts';
import { makeMockApi, type MockApi } from '../../dev/mock-api.ts';
import { App, makeApp } from './app.tsx';

const API = 'http://localhost/graphql';
let api: MockApi;
/** Set to answer in the API's place; gone after every test. */
let instead: ((operation: string) => Response | undefined) | null;
const server = setupServer(
  http.post(API, async ({ request }) => {
    const body = (await request.json()) as { operationName: string; query: string; variables: Record<string, unknown> };
    const other = instead?.(body.operationName);
    return other ?? HttpResponse.json(await api.answer(body.query, body.variables));
  }),
);

beforeAll(() => server.listen());
beforeEach(() => {
  api = makeMockApi();
  instead = null;
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

/** Opens the app at an address, as somebody or as nobody. */
function open(path: string, as: Parameters<MockApi['visit']>[0] = aViewer()) {
  api.visit(as);
  const app = makeApp(API, createMemoryHistory({ initialEntries: [path] }));
  const view = render(<App {...app} />);
  return { ...view, router: app.router, person: userEvent.setup() };
}

const refusal = (code: string, more: Record<string, unknown> = {}) =>
  HttpResponse.json({ errors: [{ message: 'no', extensions: { code, ...more } }], data: null });

describe('At the door', () => {
  it('somebody who signs in reads the board that they came for', async () => {
    const { person, router } = open('/board?sort=-close', null);
    await person.type(await screen.findByLabelText('E-mail'), 'vera@northside.example');
    await person.type(screen.getByLabelText('Password'), 'a long enough one');
    await person.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('region', { name: 'Headline figures' })).toBeInTheDocument();
    expect(router.state.location.href).toBe('/board?sort=-close');
  });

  it('a wrong password is said, and what was typed stays', async () => {
    const { person } = open('/sign-in', null);
    await person.type(await screen.findByLabelText('E-mail'), 'vera@northside.example');
    await person.type(screen.getByLabelText('Password'), 'wrong');
    await person.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The address or the password is not right.');
    expect(screen.getByLabelText('E-mail')).toHaveValue('vera@northside.example');
  });

  it('too many attempts say when to come back', async () => {
    instead = (operation) =>
      operation === 'SignIn'
        ? HttpResponse.json({
            data: { signIn: { __typename: 'TooManyAttempts', message: 'Too many attempts.', retryAfterSeconds: 250 } },
          })
        : undefined;
    const { person } = open('/sign-in', null);
    await person.type(await screen.findByLabelText('E-mail'), 'vera@northside.example');
    await person.type(screen.getByLabelText('Password'), 'x');
    await person.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Too many attempts. Try again in 5 minutes.');
  });

  it('who works in two organizations says which', async () => {
    const { person } = open('/sign-in', null);
    await person.type(await screen.findByLabelText('E-mail'), 'owner@group.example');
    await person.type(screen.getByLabelText('Password'), 'x');
    await person.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('heading', { name: 'Which organization?' })).toBeInTheDocument();
    await person.click(screen.getByRole('button', { name: 'Open Harbour Gyms' }));
    expect(await screen.findByRole('region', { name: 'Headline figures' })).toBeInTheDocument();
  });

  it('a link that is used up leads to another one', async () => {
    const { person, router } = open('/set-password/old', null);
    await person.type(await screen.findByLabelText('New password'), 'four quiet words here');
    await person.type(screen.getByLabelText('Once more'), 'four quiet words here');
    await person.click(screen.getByRole('button', { name: 'Set the password' }));
    expect(await screen.findByRole('heading', { name: 'This link no longer works' })).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/expired-link');
  });

  it('a password set leads to signing in with it', async () => {
    const { person } = open('/set-password/fresh', null);
    await person.type(await screen.findByLabelText('New password'), 'four quiet words here');
    await person.type(screen.getByLabelText('Once more'), 'four quiet words her');
    await person.click(screen.getByRole('button', { name: 'Set the password' }));
    expect(screen.getByText('The two are not the same.')).toBeInTheDocument();
    await person.type(screen.getByLabelText('Once more'), 'e');
    await person.click(screen.getByRole('button', { name: 'Set the password' }));
    expect(await screen.findByText('Your password was set. Sign in with it.')).toBeInTheDocument();
  });
});

describe('The morning board', () => {
  it('has no fault that axe knows', async () => {
    const { container } = open('/board');
    await screen.findByRole('region', { name: 'Headline figures' });
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says small samples as the server decides, and every figure is a link to its rows', async () => {
    open('/board?asOf=2026-11-20');
    const trainers = within(await screen.findByRole('table', { name: 'Trainers' }));
    const yara = within(trainers.getByRole('row', { name: /Yara Øster/ }));
    const close = yara.getByRole('link', { name: 'Close rate, Yara Øster: 1 of 2' });
    expect(close).toHaveAttribute(
      'href',
      '/figures/close-rate-30?from=2026-11-01&to=2026-11-19&trainer=yara&asOf=2026-11-20&back=%2Fboard%3FasOf%3D2026-11-20',
    );
    expect(
      trainers.getByRole('link', { name: 'Close rate, Noor Baran: 29%, 5 of 17, 13–53% likely' }),
    ).toBeInTheDocument();
  });

  it('keeps its days, its place and its order in the address', async () => {
    const { person, router } = open('/board?asOf=2026-11-20');
    await screen.findByRole('region', { name: 'Headline figures' });
    await person.selectOptions(screen.getByLabelText('Location'), 'Riverbank');
    await person.click(screen.getByRole('button', { name: /1–19 Nov/ }));
    await person.click(await screen.findByRole('button', { name: /Last 30 days/ }));
    const trainers = await screen.findByRole('table', { name: 'Trainers' });
    await person.click(within(trainers).getByRole('button', { name: /Show rate/ }));
    await waitFor(() =>
      expect(router.state.location.href).toBe(
        '/board?asOf=2026-11-20&location=riverbank&period=last-30-days&sort=-show',
      ),
    );
    expect(within(trainers).getByRole('columnheader', { name: /Show rate/ })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
  });

  it('opens a number to exactly its rows', async () => {
    const { person } = open('/board?asOf=2026-11-20');
    await person.click(await screen.findByRole('link', { name: /^Show rate: 72%/ }));
    expect(await screen.findByRole('heading', { name: 'Show rate', level: 1 })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Counted 60' })).toHaveAttribute('aria-current', 'page');
    expect(screen.getByText('50 of 60')).toBeInTheDocument();
    await person.click(screen.getByRole('button', { name: 'Show 10 more' }));
    expect(await screen.findByText('60 of 60')).toBeInTheDocument();
    expect(screen.getAllByRole('row')).toHaveLength(61);
  });

  it('keeps what it shows when fresh figures do not come, and says so', async () => {
    const { person } = open('/board?asOf=2026-11-20');
    await screen.findByRole('region', { name: 'Headline figures' });
    instead = (operation) => (operation === 'MorningBoard' ? HttpResponse.error() : undefined);
    await person.selectOptions(screen.getByLabelText('Location'), 'Riverbank');
    expect(await screen.findByText(/All locations, 1–19 Nov, from .*; fresh figures did not come/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /^Show rate: 72%/ })).toBeInTheDocument();
    instead = null;
    await person.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByText(/did not come/)).not.toBeInTheDocument());
  });

  it('of a trainer is their own line', async () => {
    const trainer = aViewer({
      name: 'Noor Baran',
      homePage: 'MY_FIGURES',
      roles: ['TRAINER'],
      locations: aViewer().locations.slice(0, 1),
    });
    const { router } = open('/', trainer);
    expect(await screen.findByRole('heading', { name: 'My figures', level: 1 })).toBeInTheDocument();
    expect(await screen.findByRole('table', { name: 'Your line' })).toBeInTheDocument();
    expect(screen.queryByRole('table', { name: 'Locations' })).not.toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/my-figures');
  });

  it('of the front desk is today’s counts', async () => {
    const { router } = open('/', aViewer({ homePage: 'TODAY', roles: ['FRONT_DESK'] }));
    expect(await screen.findByRole('link', { name: 'New members: 112' })).toBeInTheDocument();
    expect(screen.queryByText(/%/)).not.toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/today');
  });
});

describe('The rows of a figure', () => {
  it('have no fault that axe knows', async () => {
    const { container } = open('/figures/close-rate-30?part=denominator');
    await screen.findByRole('table');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('stand under filters that can be taken away', async () => {
    const { person, router } = open(
      '/figures/close-rate-30?from=2026-11-01&to=2026-11-19&location=riverbank&trainer=noor&asOf=2026-11-20',
    );
    await person.click(await screen.findByRole('link', { name: 'Clear the filter Riverbank' }));
    await waitFor(() => expect(router.state.location.search).not.toHaveProperty('location'));
    expect(await screen.findByRole('link', { name: 'Clear the filter Noor Baran' })).toBeInTheDocument();
  });

  it('that are left out say why, with how many', async () => {
    const { person } = open('/figures/show-rate');
    await person.click(await screen.findByRole('link', { name: 'Left out 3' }));
    const reasons = within(await screen.findByRole('region', { name: 'Why rows are left out' }));
    expect(reasons.getByRole('link', { name: 'staff, or complimentary 1' })).toBeInTheDocument();
  });

  it('that are none under a filter offer to clear it', async () => {
    open('/figures/close-rate-30?trainer=kit');
    expect(await screen.findByRole('heading', { name: 'No rows under this filter' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Clear the filters' })).toBeInTheDocument();
  });
});

describe('When something is in the way', () => {
  it('a visit that ended is asked for again over the page, and what was asked comes', async () => {
    const { person, router } = open('/figures/show-rate?from=2026-11-01&to=2026-11-19');
    await screen.findByRole('table');
    instead = (operation) => (operation === 'FigureRows' ? refusal('NOT_SIGNED_IN') : undefined);
    await person.click(screen.getByRole('link', { name: 'Left out 3' }));
    const again = await screen.findByRole('dialog', { name: 'Sign in again' });
    instead = null;
    await person.type(within(again).getByLabelText('Password'), 'x');
    await person.click(within(again).getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('region', { name: 'Why rows are left out' })).toBeInTheDocument();
    expect(router.state.location.href).toBe('/figures/show-rate?from=2026-11-01&to=2026-11-19&part=excluded');
  });

  it('a visit that ended and is not begun again leads to signing in, and back to where one was', async () => {
    const { person, router } = open('/figures/show-rate?from=2026-11-01&to=2026-11-19');
    await screen.findByRole('table');
    instead = (operation) => (operation === 'FigureRows' ? refusal('NOT_SIGNED_IN') : undefined);
    await person.click(screen.getByRole('link', { name: 'Left out 3' }));
    await person.click(await screen.findByRole('button', { name: 'Leave this page' }));
    expect(await screen.findByText(/You were signed out/)).toBeInTheDocument();
    instead = null;
    await person.type(screen.getByLabelText('E-mail'), 'vera@northside.example');
    await person.type(screen.getByLabelText('Password'), 'x');
    await person.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('region', { name: 'Why rows are left out' })).toBeInTheDocument();
    expect(router.state.location.href).toBe('/figures/show-rate?from=2026-11-01&to=2026-11-19&part=excluded');
  });

  it('what is not permitted says who may', async () => {
    instead = (operation) =>
      operation === 'MorningBoard' ? refusal('NOT_PERMITTED', { whoMay: 'owners and managers' }) : undefined;
    open('/board');
    expect(await screen.findByText('Who can: owners and managers.')).toBeInTheDocument();
  });

  it('no answer at all can be asked again', async () => {
    instead = () => HttpResponse.error();
    const { person } = open('/board');
    await screen.findByRole('heading', { name: 'No answer from the server' });
    instead = null;
    await person.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('region', { name: 'Headline figures' })).toBeInTheDocument();
  });

  it('an address that nobody knows says so', async () => {
    open('/figures/renewals');
    expect(await screen.findByRole('heading', { name: 'There is nothing here' })).toBeInTheDocument();
  });

  it('signing out forgets what was seen', async () => {
    const { person, router } = open('/me');
    await person.click(await screen.findByRole('button', { name: 'Sign out' }));
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeInTheDocument();
    await act(() => router.navigate({ to: '/board' }));
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeInTheDocument();
  });
});
