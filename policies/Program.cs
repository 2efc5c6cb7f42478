return await PolicyEngine.Hosting.PackHost.RunAsync(args, Policies.Catalogue.All, TimeProvider.System);
