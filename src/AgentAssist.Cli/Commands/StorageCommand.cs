using System.CommandLine;
using System.Data.Common;
using AgentAssist.Cli.Rendering;
using AgentAssist.Cli.Terminal;
using AgentAssist.Storage;
using AgentAssist.Storage.Copying;

namespace AgentAssist.Cli.Commands;

/// <summary>Works on a system of record without a server.</summary>
internal static class StorageCommand
{
    public static Command Create(CliContext context) => new("storage", "Work on the system of record itself, while no server uses it.")
    {
        CreateCopy(context),
    };

    private static Command CreateCopy(CliContext context)
    {
        const string Form = "A SQLite file, or a PostgreSQL connection string such as \"Host=db;Username=assist;Database=assist\".";
        var from = new Option<string>("--from") { Description = "Where the record is. " + Form, Required = true, HelpName = "FILE|CONNECTION" };
        var to = new Option<string>("--to") { Description = "Where it goes: an empty database. " + Form, Required = true, HelpName = "FILE|CONNECTION" };
        var copy = new Command(
            "copy",
            "Move a whole deployment to another database, for example from SQLite to PostgreSQL. Stop the servers first: the source takes no "
            + "writes meanwhile. Interrupted, it goes on when run again; at the end both sides are read again and compared.")
        {
            from, to,
        };
        copy.Validators.Add(result =>
        {
            if (string.Equals(result.GetValue(from), result.GetValue(to), StringComparison.Ordinal))
            {
                result.AddError("--from and --to name the same database.");
            }
        });
        copy.SetAction((result, cancellationToken) =>
            CopyAsync(context.Terminal, result.GetRequiredValue(from), result.GetRequiredValue(to), cancellationToken));
        return copy;
    }

    private static async Task<int> CopyAsync(CliTerminal terminal, string from, string to, CancellationToken cancellationToken)
    {
        var source = Options(from);
        if (source.Postgres.Length == 0 && !File.Exists(source.Path))
        {
            throw new CliException($"there is no file \"{source.Path}\" to copy from.");
        }

        try
        {
            await using var copy = new StorageCopy(source, Options(to), terminal.Clock);
            var report = await RunAsync(copy, terminal, cancellationToken);
            foreach (var (table, rows, hash) in report.Tables)
            {
                await terminal.Out.WriteLineAsync($"{table,-19} {rows,12:N0} rows   sha256 {hash}");
            }

            await terminal.Out.WriteLineAsync(
                $"{Words.Count(report.Tables.Sum(table => table.Rows), "row")}, the same on both sides; {report.CopiedNow:N0} copied now.");
            return CommandLine.Done;
        }
        catch (Exception e) when (e is CopyRefusedException or NewerSchemaException)
        {
            throw new CliException(e.Message, e);
        }
        catch (DbException e)
        {
            throw new CliException($"a database failed: {e.Message} Run the same command again to go on.", e);
        }
        catch (ArgumentException e)
        {
            throw new CliException($"this is no connection string: {e.Message}", e);
        }
    }

    private static async Task<CopyReport> RunAsync(StorageCopy copy, CliTerminal terminal, CancellationToken cancellationToken)
    {
        CopyReport? report = null;
        await ProgressMeter.RunAsync(terminal, "Copying", total: 1_000, async tick =>
        {
            var shown = 0L;
            report = await copy.RunAsync(
                (done, total) =>
                {
                    var now = total == 0 ? 0 : Math.Min(1_000, done * 1_000 / total);
                    if (now > shown)
                    {
                        tick(now - shown);
                        shown = now;
                    }
                },
                cancellationToken);
        });
        return report!;
    }

    // A connection string is made of KEY=VALUE, and a value may hold anything; a file that is named so may be written ./a=b.
    private static StorageOptions Options(string where) =>
        where.IndexOf('=', StringComparison.Ordinal) is > 0 and var end && where.AsSpan(0, end).IndexOfAny('/', '\\') < 0
            ? new StorageOptions { Postgres = where, StatementTimeout = TimeSpan.FromMinutes(1) }
            : new StorageOptions { Path = where };
}
