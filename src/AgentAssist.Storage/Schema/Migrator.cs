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
    private const string MigrationTable =
        "CREATE TABLE IF NOT EXISTS migration (version BIGINT PRIMARY KEY, name TEXT NOT NULL, apply_time BIGINT NOT NULL)";

    /// <summary>Returns the schema's version.</summary>
    /// <exception cref="NewerSchemaException">The database is ahead of this program; it was left as it is.</exception>
    public static async Task<int> RunAsync(ISqlDatabase database, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenWriterAsync(cancellationToken);
        await connection.ExecuteAsync(database.BeginWrite);
        await database.LockMigrationsAsync(connection, cancellationToken);
        await connection.ExecuteAsync(MigrationTable);

        var found = (int)await connection.ExecuteScalarAsync<long>("SELECT COALESCE(MAX(version), 0) FROM migration");
        var known = database.Migrations[^1].Version;
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
