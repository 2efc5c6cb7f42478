return await Policies.Hosting.PackHost.RunAsync(args, TimeProvider.System);
