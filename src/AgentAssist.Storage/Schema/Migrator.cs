using System.Data.Common;
using AgentAssist.Storage.Databases;
using Dapper;

namespace AgentAssist.Storage.Schema;

/// <summary>
/// Brings a database to the newest schema, in one transaction: a failure leaves the old one. However many programs start
/// together, each step runs once.
/// </summary>
internal static class Migrator
{
    /// <summary>The version that stands in a database while it is copied into, so that no server begins to use it.</summary>
    public const int CopyUnderWay = 1_000_000;

    private const string MigrationTable =
        "CREATE TABLE IF NOT EXISTS migration (version BIGINT PRIMARY KEY, name TEXT NOT NULL, apply_time BIGINT NOT NULL)";

    /// <summary>Returns the schema's version.</summary>
    /// <param name="forCopy">Whether a database that is being copied into is welcome.</param>
    /// <exception cref="NewerSchemaException">The database is ahead of this program; it was left as it is.</exception>
    public static async Task<int> RunAsync(
        ISqlDatabase database, TimeProvider timeProvider, CancellationToken cancellationToken, bool forCopy = false)
    {
        await using var connection = await database.OpenWriterAsync(cancellationToken);
        await connection.ExecuteAsync(database.BeginWrite);
        await database.LockMigrationsAsync(connection, cancellationToken);
        await connection.ExecuteAsync(MigrationTable);

        var found = (int)await connection.ExecuteScalarAsync<long>("SELECT COALESCE(MAX(version), 0) FROM migration");
        var known = database.Migrations[^1].Version;
        if (forCopy && found == CopyUnderWay)
        {
            found = (int)await connection.ExecuteScalarAsync<long>(
                "SELECT MAX(version) FROM migration WHERE version <> @CopyUnderWay", new { CopyUnderWay = (long)CopyUnderWay });
        }

        if (found > known)
        {
            throw new NewerSchemaException(found, known);
        }

        foreach (var migration in database.Migrations.Where(migration => migration.Version > found))
        {
            await ApplyAsync(connection, migration, timeProvider);
        }

        await connection.ExecuteAsync("COMMIT");
        return known;
    }

    private static async Task ApplyAsync(DbConnection connection, Migration migration, TimeProvider timeProvider)
    {
        await connection.ExecuteAsync(migration.Sql);
        await connection.ExecuteAsync(
            "INSERT INTO migration (version, name, apply_time) VALUES (@Version, @Name, @ApplyTime)",
            new { Version = (long)migration.Version, migration.Name, ApplyTime = timeProvider.GetUtcNow().UtcTicks });
    }
}
