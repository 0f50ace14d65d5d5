using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace AgentAssist.Testing;

/// <summary>
/// What a test needs from the machine. Where it is missing the test is skipped visibly, and fails on continuous
/// integration (environment variable CI=true), where a skip would go unseen.
/// </summary>
public static class Requires
{
    /// <summary>Returns the full path of a program.</summary>
    /// <param name="name">The program's file name.</param>
    /// <param name="folders">Where to look when the PATH does not have it, in this order.</param>
    public static string Tool(string name, params IEnumerable<string> folders) =>
        Find(name, folders) ?? Missing($"{name} not found on the PATH");

    /// <summary>Returns the full path of a program, or null when this machine has none.</summary>
    public static string? Find(string name, params IEnumerable<string> folders)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? string.Empty;
        return path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(folders)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    [DoesNotReturn]
    private static string Missing(string what)
    {
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail($"{what}, and CI=true allows no skipping.");
        }

        Assert.Skip(what);
        return null;
    }
}
