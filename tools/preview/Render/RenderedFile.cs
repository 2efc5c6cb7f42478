using System.Collections.Immutable;

namespace Preview.Render;

/// <summary>A file of a rendering.</summary>
/// <param name="Path">Relative to the output folder, with slashes.</param>
/// <param name="Text">What is in it.</param>
internal sealed record RenderedFile(string Path, string Text);

/// <summary>A stack as files.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Files">All files but the marker.</param>
/// <param name="Releases">The Helm releases.</param>
/// <param name="Layers">What is in each folder, in the order of the plan: its name, how many objects, how many releases.</param>
internal sealed record Rendering(string Stack, ImmutableArray<RenderedFile> Files, ImmutableArray<HelmRelease> Releases, ImmutableArray<(string Layer, int Objects, int Releases)> Layers);
