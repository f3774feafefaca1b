// Specs of the slow projects compute for up to a minute, alone; jest has one limit of time for all projects
jest.setTimeout(300000);
