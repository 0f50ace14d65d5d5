using System.Diagnostics;

namespace AgentAssist.Testing.Servers;

/// <summary>Runs a program to its end.</summary>
internal static class Command
{
    /// <summary>Returns what the program wrote.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has its output.</exception>
    public static async Task<string> RunAsync(
        string path, IEnumerable<string> arguments, CancellationToken cancellationToken = default)
    {
        using var process = Process.Start(Describe(path, arguments))!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? output
                : throw new InvalidOperationException($"{path} ended with {process.ExitCode}: {output}{await errors}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    public static ProcessStartInfo Describe(string path, IEnumerable<string> arguments) => new(path, arguments)
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["LC_ALL"] = "C" },
    };
}
