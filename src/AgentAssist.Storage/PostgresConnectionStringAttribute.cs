using System.ComponentModel.DataAnnotations;
using Npgsql;

namespace AgentAssist.Storage;

/// <summary>Accepts what Npgsql can read, and nothing at all. Never quotes it: it holds a password.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PostgresConnectionStringAttribute : ValidationAttribute
{
    public PostgresConnectionStringAttribute()
        : base("The connection string cannot be read; write Host=…;Database=…;Username=…;Password=….")
    {
    }

    public override bool IsValid(object? value)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(value as string ?? "");
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return false;
        }
    }
}
