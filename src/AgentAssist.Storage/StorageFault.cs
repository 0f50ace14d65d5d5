using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AgentAssist.Storage;

/// <summary>
/// A failure in words that a log may keep: kinds and codes. A database's own message may quote the statement's values, which
/// are a customer's words.
/// </summary>
internal static class StorageFault
{
    /// <summary>The failure and what caused it, outermost first; where it is no database's, also where it happened.</summary>
    public static string Of(Exception exception)
    {
        var causes = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            causes.Add(Name(cause));
        }

        var chain = string.Join(" < ", causes);
        return exception is DbException ? chain : $"{chain}{Environment.NewLine}{exception.StackTrace}";
    }

    private static string Name(Exception exception) => exception switch
    {
        PostgresException postgres => $"{nameof(PostgresException)} {postgres.Severity} {postgres.SqlState}",
        SqliteException sqlite => string.Create(
            CultureInfo.InvariantCulture, $"{nameof(SqliteException)} {sqlite.SqliteErrorCode} ({sqlite.SqliteExtendedErrorCode})"),
        SocketException socket => $"{nameof(SocketException)} {socket.SocketErrorCode}",
        _ => exception.GetType().Name,
    };
}
