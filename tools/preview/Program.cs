using Preview.Commands;

return await PreviewCommandLine.RunAsync(args);
