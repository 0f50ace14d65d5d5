using System.Data.Common;
using AgentAssist.Storage.Schema;

namespace AgentAssist.Storage.Databases;

/// <summary>What differs between SQLite and PostgreSQL. Everything else is written once, above this.</summary>
internal interface ISqlDatabase : IAsyncDisposable
{
    /// <summary>What to call it in logs; no secrets.</summary>
    string Name { get; }

    /// <summary>Whether it may come later than this program, because it is a server of its own.</summary>
    bool MayBeAwayAtStart { get; }

    /// <summary>Whether other nodes write at the same time, each holding locks for as long as its group lasts.</summary>
    bool HasOtherWriters { get; }

    /// <summary>The schema, oldest step first.</summary>
    IReadOnlyList<Migration> Migrations { get; }

    /// <summary>The statements in this database's words.</summary>
    SqlStatements Statements { get; }

    /// <summary>Begins a transaction that may write; raw, so that prepared commands need no transaction object.</summary>
    string BeginWrite { get; }

    /// <summary>Begins a transaction whose reads all see one moment.</summary>
    string BeginSnapshot { get; }

    /// <summary>Runs inside the migrating transaction and returns once no other program migrates.</summary>
    Task LockMigrationsAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Opens a connection for writing; the caller disposes it.</summary>
    Task<DbConnection> OpenWriterAsync(CancellationToken cancellationToken);

    /// <summary>Takes a connection for reading; disposing the lease gives it back.</summary>
    ValueTask<ReaderLease> RentReaderAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Removes what was erased from where the database keeps it beside its tables, as far as it can at once. Committed writes are
    /// not touched.
    /// </summary>
    Task ScrubAsync(CancellationToken cancellationToken);

    /// <summary>Whether the failure is nobody's fault but two writers met, so that trying again alone will do.</summary>
    bool IsConflict(Exception exception);

    /// <summary>
    /// Begins a transaction of the group-committing writer and leaves in it a mark by which its fate can be told afterwards;
    /// costs no further journey.
    /// </summary>
    /// <param name="writer">Names the connection, other than every one before it.</param>
    Task<TransactionMark> BeginMarkedAsync(DbConnection connection, string writer);

    /// <summary>
    /// Finds out what became of a transaction that failed, ends it where it is still open on a connection that nobody
    /// holds any more, and returns within about one statement timeout. Throws nothing.
    /// </summary>
    /// <param name="committing">Whether it was told to commit before it failed.</param>
    Task<TransactionFate> SettleAsync(TransactionMark mark, bool committing, Exception failure);
}

/// <summary>A connection on loan.</summary>
internal sealed class ReaderLease(DbConnection connection, Func<ReaderLease, ValueTask> giveBack) : IAsyncDisposable
{
    public DbConnection Connection => connection;

    /// <summary>Whether a query failed on it, so that nobody should get it again.</summary>
    public bool Broken { get; set; }

    public ValueTask DisposeAsync() => giveBack(this);
}
