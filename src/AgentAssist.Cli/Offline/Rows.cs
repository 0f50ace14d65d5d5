using System.Runtime.ExceptionServices;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Terminal;

namespace AgentAssist.Cli.Offline;

/// <summary>Works through a file on every core and writes the results in the file's order.</summary>
internal static class Rows
{
    /// <summary>Reads <paramref name="input"/>, computes, and writes what was computed to <paramref name="output"/>.</summary>
    /// <param name="count">How many rows there are, for the progress bar; asked only where one is shown.</param>
    public static Task ConvertAsync<TIn, TOut>(
        CliTerminal terminal,
        string title,
        Func<long> count,
        IEnumerable<TIn> input,
        Func<TIn, TOut> compute,
        Action<TOut> output,
        CancellationToken cancellationToken)
    {
        return ProgressMeter.RunAsync(terminal, title, terminal.ShowsProgress ? count() : 0, tick => Task.Run(
            () =>
            {
                try
                {
                    foreach (var result in input.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(compute))
                    {
                        output(result);
                        tick(1);
                    }
                }
                catch (AggregateException e) when (e.InnerExceptions is [var only, ..])
                {
                    ExceptionDispatchInfo.Throw(only);
                }
            },
            cancellationToken));
    }

    /// <summary>How many lines a file has; 0 where that cannot be known beforehand.</summary>
    public static long CountLines(string path) => path != "-" && File.Exists(path) ? File.ReadLines(path).LongCount() : 0;

    /// <summary>Computes, or keeps the fault for the one who reports it.</summary>
    public static Func<(long Line, string Text), (long Line, TOut? Result, LineFaultException? Fault)> Guarded<TOut>(Func<string, long, TOut> compute)
        where TOut : class
    {
        return line =>
        {
            try
            {
                return (line.Line, compute(line.Text, line.Line), null);
            }
            catch (LineFaultException fault)
            {
                return (line.Line, null, fault);
            }
        };
    }
}
