using static AgentAssist.Storage.Databases.Statement;

namespace AgentAssist.Storage.Databases;

/// <content>Tenants' reply libraries.</content>
internal partial class SqlStatements
{
    public virtual Statement ReplaceLibrary { get; } = new(
        """
        UPDATE reply_library SET version = @version, edition = edition + 1, write_time = @write_time, payload = @payload, principal = @principal
        WHERE tenant = @tenant AND version = @base_version
        """,
        [.. LibraryColumns(), Text("base_version")]);

    public virtual Statement InsertLibrary { get; } = new(
        """
        INSERT INTO reply_library (tenant, version, edition, write_time, payload, principal)
        VALUES (@tenant, @version, 1, @write_time, @payload, @principal) ON CONFLICT DO NOTHING
        """,
        LibraryColumns());

    public virtual Statement FindLibraryEdition { get; } = new(
        "SELECT version, edition FROM reply_library WHERE tenant = @tenant", Text("tenant"));

    private static (string Name, System.Data.DbType Type)[] LibraryColumns() =>
        [Text("tenant"), Text("version"), Number("write_time"), Bytes("payload"), Text("principal")];
}
