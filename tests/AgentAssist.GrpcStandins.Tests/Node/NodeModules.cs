namespace AgentAssist.GrpcStandins.Tests.Node;

/// <summary>The Node modules of eng/node: where they are, and what a test does without them.</summary>
internal static class NodeModules
{
    private static readonly Lazy<string?> Lack = new(FindLack);

    /// <summary>The folder that modules are resolved from.</summary>
    public static string Folder => Path.Combine(Checkout.Root, "eng", "node");

    /// <summary>Skips the test when node or its modules are missing; in CI that is a failure.</summary>
    public static void Require()
    {
        if (Lack.Value is not { } lack)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(lack);
        }

        Assert.Skip(lack);
    }

    private static string? FindLack()
    {
        if (!File.Exists(Path.Combine(Folder, "node_modules", "@grpc", "grpc-js", "package.json")))
        {
            return "The Node modules are not installed: run 'npm ci' in eng/node.";
        }

        return ChildProcess.IsOnPath("node") ? null : "There is no 'node' on the PATH.";
    }
}
