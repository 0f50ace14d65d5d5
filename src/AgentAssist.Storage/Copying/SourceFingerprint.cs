using System.Data.Common;
using Dapper;

namespace AgentAssist.Storage.Copying;

/// <summary>A line that every write to a database changes, quick to draw.</summary>
internal static class SourceFingerprint
{
    // Appends move a head, customers' and articles' writes a version, merges and erasures the number of customers, answers and purges the
    // requests, trims the earliest revisions, learning a tenant's version.
    private static readonly string[] Parts =
    [
        "SELECT COUNT(*) FROM setting",
        "SELECT COUNT(*) FROM customer",
        "SELECT COALESCE(SUM(version), 0) FROM customer",
        "SELECT COUNT(*) FROM interaction",
        "SELECT COUNT(*) FROM interaction_version",
        "SELECT COUNT(*) FROM customer_key",
        "SELECT COUNT(*) FROM customer_merge",
        "SELECT COUNT(*) FROM promise",
        "SELECT COUNT(*) FROM feedback",
        "SELECT COUNT(*) FROM gesture",
        "SELECT COALESCE(SUM(version), 0) FROM knowledge",
        "SELECT COUNT(*) FROM audit",
        "SELECT COUNT(*) FROM request",
        "SELECT COALESCE(MAX(create_time), 0) FROM request",
        "SELECT COUNT(*) FROM conversation",
        "SELECT COALESCE(SUM(head), 0) FROM conversation",
        "SELECT COALESCE(SUM(earliest_revision), 0) FROM conversation",
        "SELECT COUNT(*) FROM event",
        "SELECT COALESCE(SUM(version), 0) FROM learned_tenant",
    ];

    public static async Task<string> OfAsync(DbConnection connection)
    {
        var values = new List<long>();
        foreach (var part in Parts)
        {
            values.Add(await connection.ExecuteScalarAsync<long>(part));
        }

        return string.Join(' ', values);
    }
}
