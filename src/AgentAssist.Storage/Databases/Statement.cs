using System.Data;

namespace AgentAssist.Storage.Databases;

/// <summary>A statement of the writer, prepared once per connection.</summary>
/// <param name="Sql">Its text; values only ever come through parameters.</param>
/// <param name="Parameters">The parameters in the order in which their values are given.</param>
internal sealed record Statement(string Sql, params (string Name, DbType Type)[] Parameters)
{
    public static (string Name, DbType Type) Text(string name) => (name, DbType.String);

    public static (string Name, DbType Type) Number(string name) => (name, DbType.Int64);

    public static (string Name, DbType Type) Bytes(string name) => (name, DbType.Binary);
}
